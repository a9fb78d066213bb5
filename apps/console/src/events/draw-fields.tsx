// The draw by fixed rules: written here before, published with the opening, drawn once. And what everybody who comes is given.
import { adminBenefitEndpoints } from '@guike/contracts/http';
import { Button, Checkbox, Input } from 'antd';
import { useRemote } from '../api/remote';
import { Whole } from '../campaigns/condition-fields';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import type { SectionProps } from './section-props';
import { EditorLine, Wrong } from './parts';
import { type Terms, issueOf } from './terms';

type Draw = NonNullable<Terms['draw']>;

const freshDraw: Draw = {
  rules: '在抽奖时间前签到的会员里抽，每位会员一个号；没到场的不参加。',
  prizes: [{ name: '', count: 1 }],
  minutes: 60,
};

export function DrawFields({ terms: { draw }, issues, onChange }: SectionProps) {
  const put = (changed: Partial<Draw>) => draw !== null && onChange({ draw: { ...draw, ...changed } });
  return (
    <>
      <Checkbox
        id="event-draw"
        checked={draw !== null}
        onChange={({ target }) => onChange({ draw: target.checked ? freshDraw : null })}
      >
        有抽奖
      </Checkbox>
      {draw !== null && (
        <div className="nested">
          <Field
            label="规则"
            hint="开放报名时公布，连同抽签种子的指纹；之后谁都不能改"
            error={issueOf(issues, 'draw.rules')}
          >
            <Input.TextArea
              id="draw-rules"
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              value={draw.rules}
              onChange={({ target }) => put({ rules: target.value.replace(/\s*\n\s*/g, ' ') })}
            />
          </Field>
          <div className="sentence">
            <span>开始后</span>
            <Whole
              label="开始后几分钟抽"
              value={draw.minutes}
              most={1_440}
              suffix="分钟"
              onChange={(minutes) => put({ minutes })}
            />
            <span>抽</span>
          </div>
          <p className="field-hint">
            和规则一起公布。那一刻前已签到的参加，早抽晚抽都一样；一刻钟后没人按，系统自动抽。最晚到活动结束。
          </p>
          <PrizeFields prizes={draw.prizes} onChange={(prizes) => put({ prizes })} />
          <Wrong>{issueOf(issues, 'draw.prizes')}</Wrong>
        </div>
      )}
    </>
  );
}

interface PrizeFieldsProps {
  readonly prizes: Draw['prizes'];
  readonly onChange: (prizes: Draw['prizes']) => void;
}

function PrizeFields({ prizes, onChange }: PrizeFieldsProps) {
  return (
    <>
      <ol className="editor-lines" data-testid="prizes">
        {prizes.map((prize, at) => (
          <EditorLine key={at} name={`奖品 ${at + 1}`} onRemove={() => onChange(prizes.toSpliced(at, 1))}>
            <Input
              aria-label={`奖品 ${at + 1}`}
              maxLength={200}
              placeholder="羊绒围巾"
              value={prize.name}
              onChange={({ target }) => onChange(prizes.with(at, { ...prize, name: target.value }))}
            />
            <Whole
              label={`奖品 ${at + 1} 几份`}
              value={prize.count}
              least={1}
              most={200}
              suffix="份"
              onChange={(count) => onChange(prizes.with(at, { ...prize, count }))}
            />
          </EditorLine>
        ))}
      </ol>
      <Button
        className="self-start"
        data-testid="add-prize"
        disabled={prizes.length >= 20}
        onClick={() => onChange([...prizes, { name: '', count: 1 }])}
      >
        加一种奖品
      </Button>
    </>
  );
}

export function ThanksFields({ terms: { thanks }, issues, onChange }: SectionProps) {
  const benefits = useRemote(adminBenefitEndpoints.benefits, { query: {} });
  const names = new Map((benefits.data?.items ?? []).map(({ code, name }) => [code, name]));
  return (
    <>
      <div className="sentence">
        <span>到场的会员每人</span>
        <Whole
          label="到场积分"
          value={thanks.points}
          most={100_000}
          suffix="积分"
          onChange={(points) => onChange({ thanks: { ...thanks, points } })}
        />
        <span>另送</span>
        <Choice
          id="event-thanks"
          label="到场送的权益"
          value={thanks.benefit ?? ''}
          options={[
            { value: '', label: '不送权益' },
            ...[...names].map(([value, label]) => ({ value, label })),
            ...(thanks.benefit === null || names.has(thanks.benefit)
              ? []
              : [{ value: thanks.benefit, label: thanks.benefit }]),
          ]}
          onChange={(code) => onChange({ thanks: { ...thanks, benefit: code === '' ? null : code } })}
        />
      </div>
      <p className="field-hint">活动结束后自动记入，每人一次；每位到场的会员都会收到道谢和评价的邀请。</p>
      <Wrong>{issueOf(issues, 'thanks')}</Wrong>
    </>
  );
}
