// The catalogue of benefits: what tiers pick from, what comes with them, what everybody has.
import { type Path, at, freeCode, put } from '../draft/body';
import { useDraft } from '../draft/draft';
import { deliveryOptions, quotaPeriods } from '../parts/choices';
import { Amount, Pick, Tick, Words } from '../parts/fields';
import { type RowColumn, Rows } from '../parts/rows';
import { Block } from '../parts/sentence';
import { Wrong } from '../parts/slot';

export function Benefits() {
  return (
    <Block title="权益目录" hint="「会员都有」的不占任选的名额；等级的固定权益也从这里选。">
      <Rows
        path={['benefits']}
        what="权益"
        empty="还没有权益。等级先只有折扣和积分。"
        blank={(rows) => ({
          code: freeCode(rows, 'benefit'),
          name: '',
          delivery: 'service',
          everyone: false,
          pickable: true,
          answerWithinMinutes: null,
          bookAheadDays: null,
          quota: null,
          aroundTheClock: false,
          percentOff: null,
        })}
        columns={[
          { key: 'name', title: '权益', cell: (path, name) => <Naming path={path} name={name} /> },
          { key: 'who', title: '谁有', cell: (path) => <Holders path={path} /> },
          { key: 'quota', title: '次数', cell: (path, name) => <Quota path={[...path, 'quota']} name={name} /> },
          promise('bookAheadDays', '预约（天）'),
          promise('answerWithinMinutes', '答复（分）'),
          promise('percentOff', '减（%）'),
          {
            key: 'aroundTheClock',
            title: '全天',
            cell: (path) => <Tick path={[...path, 'aroundTheClock']} label="24 小时" />,
          },
        ]}
      />
    </Block>
  );
}

/** A number that a benefit may do without. */
const promise = (key: string, title: string): RowColumn => ({
  key,
  title,
  isNumber: true,
  cell: (path, name) => <Amount path={[...path, key]} label={name} width={56} hint="–" />,
});

function Naming({ path, name }: FieldsProps) {
  return (
    <div className="stack">
      <Words path={[...path, 'name']} label={name} longest={20} width={180} />
      <Wrong path={[...path, 'code']} />
      <Pick path={[...path, 'delivery']} label={`${name}：怎么提供`} options={deliveryOptions} />
    </div>
  );
}

function Holders({ path }: { readonly path: Path }) {
  return (
    <div className="stack">
      <Tick path={[...path, 'everyone']} label="会员都有" />
      <Tick path={[...path, 'pickable']} label="可以任选" />
    </div>
  );
}

interface FieldsProps {
  readonly path: Path;
  readonly name: string;
}

function Quota({ path, name }: FieldsProps) {
  const { body, edit } = useDraft();
  const isLimited = Boolean(at(body, path));
  return (
    <div className="stack">
      <Tick
        path={path}
        label="限次数"
        isOn={isLimited}
        onTick={(next) => edit((now) => put(now, path, next ? { times: 1, per: 'year' } : null))}
      />
      {isLimited && (
        <div className="sentence">
          <Pick path={[...path, 'per']} label={`${name}：按什么时段`} options={quotaPeriods} />
          <Amount path={[...path, 'times']} label={`${name}：几次`} width={56} />
          <span>次</span>
        </div>
      )}
    </div>
  );
}
