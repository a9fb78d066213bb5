// Who bought within the days after the event: those who came against the invited who did not, drawn over the days and as a table.
import { useMemo } from 'react';
import { DataTable } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText, roundMoney } from '../ui/format';
import { Panel } from '../ui/panel';
import { Chart } from './chart';
import { linesOption } from './chart-options';
import type { Outcome } from './event-words';

type Arm = Outcome['buying']['came'];

const CHART_PX = 200;
const share = (buyers: number, members: number): number => Math.round((buyers / members) * 1000) / 10;

export function BuyingPanel({ outcome: { buying } }: { readonly outcome: Outcome }) {
  const { came, stayed, days, through, byDay } = buying;
  const told = JSON.stringify([byDay, came.members, stayed?.members ?? 0]);
  const optionOf = useMemo(() => {
    const [points, cameMembers, stayedMembers] = JSON.parse(told) as [typeof byDay, number, number];
    const line = (name: string, which: 'came' | 'stayed', members: number) => ({
      name,
      values: points.map((point) => share(point[which], members)),
    });
    return linesOption(
      points.map(({ nth }) => (nth === 0 ? '当天' : `第 ${nth} 天`)),
      [line('到场的', 'came', cameMembers), stayedMembers === 0 ? null : line('没有来的', 'stayed', stayedMembers)],
    );
  }, [told]);
  if (came.members === 0)
    return (
      <Panel title="之后的消费" testId="buying">
        <Empty title="还没有人到场" />
      </Panel>
    );
  const arms: readonly (readonly [string, Arm])[] = [
    ['到场的', came],
    ...(stayed === null ? [] : [['受邀没有来的', stayed] as const]),
  ];
  return (
    <Panel title={`之后 ${days} 天的消费`} testId="buying">
      <p className="quiet buying-lead">到{dayText(through)}；消费过的人占各自的比例</p>
      {byDay.length > 1 && <Chart optionOf={optionOf} height={CHART_PX} testId="buying-chart" />}
      <DataTable
        caption="到场的和没有来的比较"
        testId="arms"
        rows={arms}
        rowKey={([name]) => name}
        columns={[
          { key: 'who', title: '', cell: ([name, { members }]) => `${name} ${count(members)} 人` },
          {
            key: 'buyers',
            title: '消费',
            isNumber: true,
            cell: ([, { buyers, buyersPercent }]) => `${count(buyers)} 人，${buyersPercent}%`,
          },
          { key: 'each', title: '人均', isNumber: true, cell: ([, { perMemberFen }]) => roundMoney(perMemberFen) },
        ]}
      />
    </Panel>
  );
}
