// When points count more than once: a row for each occasion.
import { type Path, at, put } from '../draft/body';
import { useDraft } from '../draft/draft';
import { useTierOptions } from './choices';
import { Amount, Pick, Words } from './fields';
import { Rows } from './rows';
import { Wrong } from './slot';

const kinds = [
  { value: 'day_of_month', label: '每月的会员日' },
  { value: 'tier', label: '某个等级' },
  { value: 'category', label: '某个品类' },
  { value: 'birthday_month', label: '生日当月' },
];

export function Multipliers() {
  return (
    <Rows
      path={['points', 'multipliers']}
      what="倍数"
      empty="没有。每一笔消费都按一倍记。"
      blank={() => ({ when: { kind: 'day_of_month', day: null }, times: 2 })}
      columns={[
        { key: 'when', title: '什么时候', cell: (path, name) => <Occasion path={path} name={name} /> },
        {
          key: 'times',
          title: '几倍',
          isNumber: true,
          cell: (path, name) => <Amount path={[...path, 'times']} label={name} kind="decimal" width={72} />,
        },
      ]}
    />
  );
}

interface OccasionProps {
  readonly path: Path;
  readonly name: string;
}

function Occasion({ path, name }: OccasionProps) {
  const { body, edit } = useDraft();
  const tiers = useTierOptions();
  const when = [...path, 'when'];
  const kind = at(body, [...when, 'kind']);
  const blanks: Readonly<Record<string, object>> = {
    day_of_month: { day: null },
    tier: { tier: tiers[0]?.value ?? '' },
    category: { category: '' },
    birthday_month: {},
  };
  return (
    <div className="sentence">
      <Pick
        path={[...when, 'kind']}
        label={name}
        options={kinds}
        onPick={(next) => edit((now) => put(now, when, { kind: next, ...blanks[next] }))}
      />
      {kind === 'day_of_month' && (
        <>
          <Amount path={[...when, 'day']} label={`${name}：几日`} width={56} />
          <span>日</span>
        </>
      )}
      {kind === 'tier' && <Pick path={[...when, 'tier']} label={`${name}：等级`} options={tiers} />}
      {kind === 'category' && (
        <Words path={[...when, 'category']} label={`${name}：品类`} hint="收银系统里的品类代码" width={180} />
      )}
      <Wrong path={path} />
      <Wrong path={when} />
    </div>
  );
}
