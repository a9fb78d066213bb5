// How members are kept in touch with: by the calendar, by class, by circles and tastes.
import { freeCode } from '../draft/body';
import { monthOptions, rhythmKinds, rhythmPeriods, rhythmTo, useTierOptions } from '../parts/choices';
import { CareClasses } from '../parts/care-classes';
import { CareLists } from '../parts/care-lists';
import { Amount, Pick, PickMany, Words } from '../parts/fields';
import { MonthPick } from '../parts/month-pick';
import { Optional } from '../parts/optional';
import { type RowColumn, Rows } from '../parts/rows';
import { Block, Sentence } from '../parts/sentence';
import { Wrong } from '../parts/slot';

const start = () => ({
  rhythm: [],
  caseHours: null,
  kpis: [],
  classes: null,
  lostAfterDays: null,
  circles: [],
  tastes: [],
  path: [],
  bundles: [],
});

export function Care() {
  return (
    <Block title="会员维护">
      <Optional path={['care']} label="按日子和事由维护会员" start={start}>
        <Rhythm />
        <Sentence>
          <span>售后</span>
          <Amount path={['care', 'caseHours']} label="售后几小时内处理" width={72} hint="不定" />
          <span>小时内处理；</span>
          <Amount path={['care', 'lostAfterDays']} label="几天没来算流失" width={80} hint="不算" />
          <span>天没有消费算流失</span>
        </Sentence>
        <CareClasses />
        <CareLists />
      </Optional>
    </Block>
  );
}

function Rhythm() {
  const tiers = useTierOptions();
  return (
    <Rows
      path={['care', 'rhythm']}
      what="安排"
      empty="还没有安排。"
      blank={(rows) => ({
        code: freeCode(rows, 'care'),
        name: '',
        every: 'month',
        kind: 'care',
        tiers: [],
        to: 'member',
        timesPerYear: null,
        month: null,
      })}
      columns={columns(tiers)}
    />
  );
}

const columns = (tiers: ReturnType<typeof useTierOptions>): RowColumn[] => [
  {
    key: 'name',
    title: '做什么',
    cell: (path, name) => (
      <>
        <Words path={[...path, 'name']} label={name} width={220} />
        <Wrong path={[...path, 'code']} />
      </>
    ),
  },
  {
    key: 'every',
    title: '什么时候',
    cell: (path, name) => <Pick path={[...path, 'every']} label={name} options={rhythmPeriods} />,
  },
  {
    key: 'month',
    title: '月份',
    cell: (path, name) => <MonthPick path={[...path, 'month']} label={name} options={monthOptions} />,
  },
  {
    key: 'kind',
    title: '哪一类',
    cell: (path, name) => <Pick path={[...path, 'kind']} label={name} options={rhythmKinds} />,
  },
  {
    key: 'to',
    title: '给谁',
    cell: (path, name) => (
      <div className="stack">
        <Pick path={[...path, 'to']} label={name} options={rhythmTo} />
        <PickMany path={[...path, 'tiers']} label={`${name}：等级`} options={tiers} none="所有等级" />
      </div>
    ),
  },
  {
    key: 'times',
    title: '一年至少几次',
    isNumber: true,
    cell: (path, name) => <Amount path={[...path, 'timesPerYear']} label={name} width={64} hint="不定" />,
  },
];
