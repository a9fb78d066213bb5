// Who redeemed a reward and what became of it, the newest first, by state where asked.
import { adminRewardEndpoints, redemptionStates } from '@guike/contracts/http';
import { Link, useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Panel } from '../ui/panel';
import { useKeyset, withValues } from '../ui/use-keyset';
import { type Redemption, redemptionNames } from './reward';

const columns: readonly Column<Redemption>[] = [
  {
    key: 'member',
    title: '会员',
    cell: ({ memberId, nameMasked, phoneMasked }) => (
      <>
        <Link to={`/members/${memberId}?tab=points`}>{nameMasked ?? '未留姓名'}</Link>
        {phoneMasked !== null && <span className="under">{phoneMasked}</span>}
      </>
    ),
  },
  { key: 'at', title: '兑换时间', cell: ({ redeemedAt }) => timeText(redeemedAt) },
  { key: 'points', title: '积分', isNumber: true, cell: ({ points }) => count(points) },
  { key: 'state', title: '状态', cell: ({ state }) => redemptionNames[state] },
  { key: 'then', title: '领取', cell: (row) => <Fetched row={row} /> },
];

export function RedemptionsPanel({ rewardId }: { readonly rewardId: string }) {
  const [params, setParams] = useSearchParams();
  const keyset = useKeyset();
  const state = redemptionStates.find((one) => one === params.get('redeemed'));
  const query = useRemote(
    adminRewardEndpoints.rewardRedemptions,
    { params: { id: rewardId }, query: { state, after: keyset.after, limit: 20 } },
    { keepLast: true },
  );
  const filter = (
    <Choice
      id="filter-redeemed"
      label="兑换的状态"
      value={state ?? ''}
      options={[
        { value: '', label: '全部' },
        ...redemptionStates.map((one) => ({ value: one, label: redemptionNames[one] })),
      ]}
      onChange={(redeemed) => setParams((now) => withValues(now, { redeemed }))}
    />
  );
  return (
    <Panel title="兑换记录" aside={filter} testId="redeemed">
      <Listing
        caption="兑换记录"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title={state === undefined ? '还没有人兑换' : `没有${redemptionNames[state]}的兑换`} />}
        testId="redemptions"
      />
    </Panel>
  );
}

function Fetched({ row: { state, expiresOn, verifiedAt, verifiedBy } }: { readonly row: Redemption }) {
  if (verifiedAt !== null)
    return (
      <>
        {timeText(verifiedAt)}
        {verifiedBy !== null && <span className="under">{verifiedBy}</span>}
      </>
    );
  const last = dayText(expiresOn);
  return <span className="quiet">{state === 'open' ? `${last}前领取` : `${last}前没有领取，积分已退回`}</span>;
}
