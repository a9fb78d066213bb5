// What the purchases of the last year gave in points, and what they would have given under the draft.
import { type Column, DataTable } from '../ui/data-table';
import { count, dayText, money, monthText } from '../ui/format';
import { Panel } from '../ui/panel';
import { Bars, Legend, changeText } from './bar';
import type { Preview } from './preview';

type Points = Preview['points'];
type Month = Points['months'][number];

export function PreviewPoints({ points }: { readonly points: Points }) {
  const { from, until, purchases, given, would, worthFen, months } = points;
  const figures = [
    { key: 'given', title: '实际发放', value: count(given), note: `${count(purchases)} 笔消费，已减去退货` },
    { key: 'would', title: '按新方案', value: count(would), note: changeText(given, would) },
    { key: 'worth', title: '差额折合', value: money(worthFen), note: '按积分抵现的价值' },
  ];
  return (
    <Panel title={`积分 · ${dayText(from)}至${dayText(until)}`} aside={<Legend />}>
      <dl className="preview-figures">
        {figures.map(({ key, title, value, note }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd className="preview-value">{value}</dd>
            <dd className="quiet">{note}</dd>
          </div>
        ))}
      </dl>
      {months.length > 0 && (
        <DataTable
          caption="每月积分"
          columns={monthColumns(months)}
          rows={months}
          rowKey={({ month }) => month}
          testId="preview-months"
        />
      )}
    </Panel>
  );
}

function monthColumns(months: readonly Month[]): Column<Month>[] {
  const most = Math.max(0, ...months.flatMap(({ given, would }) => [given, would]));
  return [
    { key: 'month', title: '月份', cell: ({ month }) => monthText(month) },
    {
      key: 'bars',
      title: '',
      width: '40%',
      cell: ({ given, would }) => <Bars now={given} would={would} most={most} />,
    },
    { key: 'given', title: '实际发放', isNumber: true, cell: ({ given }) => count(given) },
    { key: 'would', title: '按新方案', isNumber: true, cell: ({ would }) => count(would) },
    { key: 'change', title: '变化', isNumber: true, cell: ({ given, would }) => changeText(given, would) },
  ];
}
