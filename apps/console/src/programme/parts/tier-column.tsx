// One tier as a column; its rows line up with those of the tiers beside it.
import { discountInWords } from '@guike/programme/text';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Choice } from '../../ui/choice';
import { type Path, at, blankRule, moveTier, put, removeTier } from '../draft/body';
import { useDraft } from '../draft/draft';
import { metalOf } from '../metals';
import { storeScopes } from './choices';
import { Amount, Pick, Tick, Words } from './fields';
import { Rule } from './rule';
import { Slot, Warnings, Wrong } from './slot';
import { FixedBenefits, WelcomeTasks } from './tier-lists';

interface TierColumnProps {
  readonly index: number;
  readonly count: number;
}

export function TierColumn({ index, count }: TierColumnProps) {
  const { body } = useDraft();
  const path = ['tiers', index];
  const name = (at(body, [...path, 'name']) as string) || `第 ${index + 1} 级`;
  return (
    <section className="tier" aria-label={name} data-testid={`tier-${index}`}>
      <TierHead path={path} index={index} count={count} name={name} />
      <Cell title="门槛">
        {index === 0 ? (
          <>
            <p>入会即得</p>
            <Wrong path={[...path, 'enter']} />
          </>
        ) : (
          <Rule path={[...path, 'enter']} name={`${name}的门槛`} place="enter" />
        )}
      </Cell>
      <Cell title="保级">{index === 0 ? <p>不会再降</p> : <Keeping path={path} name={name} />}</Cell>
      <Cell title="权益">
        <PickedBenefits path={[...path, 'benefits', 'pick']} name={name} />
        <FixedBenefits path={[...path, 'benefits', 'fixed']} name={name} />
        <Tick path={[...path, 'whilePaid']} label="会费到期就停" />
      </Cell>
      <Cell title="折扣">
        <Discounts path={[...path, 'discounts']} name={name} />
      </Cell>
      <Cell title="欢迎">
        <WelcomeTasks path={[...path, 'welcome']} name={name} />
      </Cell>
      <Cell title="服务">
        <Words path={[...path, 'greeting']} label={`${name}怎么迎接`} hint="导购怎么迎接，比如：店长到门口" />
        <span className="sentence">
          <span>卡通行于</span>
          <Pick path={[...path, 'stores']} label={`${name}的卡通行的门店`} options={storeScopes} />
        </span>
      </Cell>
      <Cell title="人数">
        <span className="sentence">
          <span>打算有</span>
          <Amount path={[...path, 'expectedMembers']} label={`${name}打算有多少人`} hint="不定" />
          <span>人</span>
        </span>
        <span className="sentence">
          <span>超过</span>
          <Amount path={[...path, 'raiseEntryAbove']} label={`${name}超过多少人时提醒提高门槛`} hint="不定" />
          <span>人提醒我</span>
        </span>
      </Cell>
    </section>
  );
}

function TierHead({ path, index, count, name }: TierColumnProps & { readonly path: Path; readonly name: string }) {
  const { body, edit } = useDraft();
  const code = at(body, [...path, 'code']) as string;
  return (
    <header className="tier-head">
      <span className="tier-metal" style={{ background: metalOf(code, index) }} aria-hidden />
      <Words path={[...path, 'name']} label={`第 ${index + 1} 级的名称`} longest={20} hint="等级名称" />
      <Wrong path={[...path, 'code']} />
      <span className="tier-moves">
        <Button
          type="text"
          size="small"
          aria-label={`${name}移到低一级`}
          title="移到低一级"
          disabled={index === 0}
          onClick={() => edit((now) => moveTier(now, index, index - 1))}
        >
          <span aria-hidden>←</span>
        </Button>
        <Button
          type="text"
          size="small"
          aria-label={`${name}移到高一级`}
          title="移到高一级"
          disabled={index === count - 1}
          onClick={() => edit((now) => moveTier(now, index, index + 1))}
        >
          <span aria-hidden>→</span>
        </Button>
        <Button
          type="text"
          size="small"
          aria-label={`去掉${name}`}
          title="去掉这个等级"
          disabled={count === 1}
          onClick={() => edit((now) => removeTier(now, index))}
        >
          <span aria-hidden>×</span>
        </Button>
      </span>
    </header>
  );
}

function Cell({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="tier-cell">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

const keepings = [
  { value: 'stay', label: '长期保留' },
  { value: 'enter', label: '与升级条件相同' },
  { value: 'own', label: '自定义' },
];

function Keeping({ path, name }: { readonly path: Path; readonly name: string }) {
  const { body, edit } = useDraft();
  const keep = at(body, [...path, 'keep']);
  const way = keep === null || keep === undefined ? 'stay' : keep === 'enter' ? 'enter' : 'own';
  const set = (next: string) =>
    edit((now) => put(now, [...path, 'keep'], next === 'own' ? blankRule() : next === 'enter' ? 'enter' : null));
  return (
    <>
      <Slot path={[...path, 'keep']} label={`${name}怎样保级`}>
        <Choice value={way} options={keepings} onChange={set} />
      </Slot>
      {way === 'own' && <Rule path={[...path, 'keep']} name={`${name}的保级条件`} place="keep" />}
      <Warnings path={[...path, 'keep']} />
    </>
  );
}

function PickedBenefits({ path, name }: { readonly path: Path; readonly name: string }) {
  const { body, change } = useDraft();
  const isAll = at(body, path) === 'all';
  return (
    <div className="sentence">
      <Tick path={[...path, 'all']} label="全部权益" isOn={isAll} onTick={(next) => change(path, next ? 'all' : 0)} />
      {!isAll && (
        <>
          <span>任选</span>
          <Amount path={path} label={`${name}任选几项权益`} width={64} />
          <span>项</span>
        </>
      )}
    </div>
  );
}

const cuts = [
  { key: 'always', label: '平时' },
  { key: 'birthdayMonth', label: '生日当月' },
  { key: 'companion', label: '同行一位' },
  { key: 'nextPurchase', label: '升级后下一单' },
];

function Discounts({ path, name }: { readonly path: Path; readonly name: string }) {
  const isShared = at(useDraft().body, [...path, 'familySharing']) === true;
  return (
    <>
      {cuts.map(({ key, label }) => (
        <span key={key} className="sentence tier-cut">
          <span>{label}减</span>
          <Amount path={[...path, key]} label={`${name}${label}减百分之几`} width={64} />
          <span>%</span>
          <Cut path={[...path, key]} />
        </span>
      ))}
      <Tick path={[...path, 'familySharing']} label="家人共享" />
      {isShared && (
        <span className="sentence tier-cut">
          <span>最多</span>
          <Amount path={[...path, 'familyMost']} label={`${name}家人共享最多几位`} hint="3" width={64} />
          <span>位</span>
        </span>
      )}
    </>
  );
}

/** The same as it is said in the shop: 8.8 折. */
function Cut({ path }: { readonly path: Path }) {
  const off = at(useDraft().body, path);
  if (typeof off !== 'number' || off < 1 || off > 99) return null;
  return <span className="quiet">{discountInWords(off)}</span>;
}
