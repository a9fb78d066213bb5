// Members by tier, now and under the draft; who would move from where to where, with a few of them by name.
import { Link } from 'react-router';
import { type Column, DataTable } from '../ui/data-table';
import { count } from '../ui/format';
import { Panel } from '../ui/panel';
import { Bars, Legend, changeText } from './bar';
import type { Preview } from './preview';

type TierLine = Preview['tiers'][number];
type Move = Preview['moves'][number];
type Example = Preview['examples'][number];

export function PreviewTiers({ preview: { tiers, moves, examples } }: { readonly preview: Preview }) {
  return (
    <>
      <Panel title="各等级人数" aside={<Legend />}>
        <DataTable
          caption="各等级人数"
          columns={tierColumns(tiers)}
          rows={tiers}
          rowKey={({ code }) => code}
          testId="preview-tiers"
        />
      </Panel>
      <Panel title="谁会变动">
        {moves.length === 0 ? (
          <p className="quiet">没有会员会变动等级。</p>
        ) : (
          <>
            <DataTable
              caption="等级变动"
              columns={moveColumns}
              rows={moves}
              rowKey={({ from, to }) => `${from} ${to}`}
              testId="preview-moves"
            />
            <p className="quiet preview-note">升级从生效那天起；降级要等下一次评定，并过完保级期。</p>
          </>
        )}
        {examples.length > 0 && (
          <>
            <h3 className="preview-sub">比如</h3>
            <DataTable
              caption="变动的会员举例"
              columns={exampleColumns}
              rows={examples}
              rowKey={({ memberId }) => memberId}
            />
          </>
        )}
      </Panel>
    </>
  );
}

function tierColumns(tiers: readonly TierLine[]): Column<TierLine>[] {
  const most = Math.max(0, ...tiers.flatMap(({ now, would }) => [now, would]));
  return [
    { key: 'name', title: '等级', cell: ({ name }) => name },
    { key: 'bars', title: '', width: '40%', cell: ({ now, would }) => <Bars now={now} would={would} most={most} /> },
    { key: 'now', title: '现在', isNumber: true, cell: ({ now }) => count(now) },
    { key: 'would', title: '新方案', isNumber: true, cell: ({ would }) => count(would) },
    { key: 'change', title: '变化', isNumber: true, cell: ({ now, would }) => changeText(now, would) },
    {
      key: 'expected',
      title: '打算',
      isNumber: true,
      cell: ({ expected }) => (expected === null ? '–' : count(expected)),
    },
  ];
}

const moveColumns: readonly Column<Move>[] = [
  { key: 'from', title: '从', cell: ({ from }) => from ?? '没有等级' },
  { key: 'to', title: '到', cell: ({ to }) => to ?? '没有等级' },
  { key: 'members', title: '人数', isNumber: true, cell: ({ members }) => count(members) },
];

const exampleColumns: readonly Column<Example>[] = [
  { key: 'name', title: '会员', cell: ({ memberId, name }) => <Link to={`/members/${memberId}`}>{name}</Link> },
  { key: 'move', title: '等级', cell: ({ from, to }) => `${from ?? '没有等级'} → ${to ?? '没有等级'}` },
  { key: 'why', title: '因为', cell: ({ why }) => why },
];
