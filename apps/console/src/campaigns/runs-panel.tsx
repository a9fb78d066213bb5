// The runs of a campaign, the newest first: how many were reached, and the way to what each brought.
import { adminCampaignEndpoints } from '@guike/contracts/http';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText, roundMoney } from '../ui/format';
import { Listing } from '../ui/listing';
import { Panel } from '../ui/panel';
import { useKeyset } from '../ui/use-keyset';
import { Mark } from './campaign-tabs';
import type { Campaign, Run } from './campaign-words';

const AGAIN_MS = 2_000;

export const runStates: Readonly<Record<Run['state'], string>> = {
  running: '正在发',
  stopped: '停着',
  done: '发完了',
};

const columns: readonly Column<Run>[] = [
  {
    key: 'day',
    title: '日期',
    cell: ({ id, day }) => (
      <Link className="row-link" to={`/campaigns/runs/${id}`}>
        {dayText(day)}
      </Link>
    ),
  },
  { key: 'state', title: '进度', cell: ({ state }) => <Mark isOn={state === 'running'}>{runStates[state]}</Mark> },
  { key: 'sent', title: '发给', isNumber: true, cell: ({ sent }) => `${count(sent)} 人` },
  { key: 'held', title: '留作对照', isNumber: true, cell: ({ heldOut }) => `${count(heldOut)} 人` },
  {
    key: 'coupons',
    title: '券',
    isNumber: true,
    cell: ({ couponFen }) => (couponFen === 0 ? '–' : roundMoney(couponFen)),
  },
];

export function RunsPanel({ campaign: { id, state, nextOn } }: { readonly campaign: Campaign }) {
  const keyset = useKeyset();
  const query = useRemote(
    adminCampaignEndpoints.campaignRuns,
    { params: { id }, query: { after: keyset.after } },
    { keepLast: true, again: ({ items }) => (items.some((run) => run.state === 'running') ? AGAIN_MS : false) },
  );
  return (
    <Panel title="发过的" aside={nextOn !== null && <span className="quiet">下一次 {dayText(nextOn)}</span>}>
      <Listing
        caption="发过的"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={(run) => run.id}
        keyset={keyset}
        empty={<Empty title="还没有发过">{state === 'draft' ? '开启以后，到时间自动发。' : null}</Empty>}
        testId="runs"
      />
    </Panel>
  );
}
