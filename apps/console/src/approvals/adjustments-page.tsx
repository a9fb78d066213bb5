// Adjustments of points that wait for a second person; and all of them, where asked.
import { type AnswerOf, adminDeskEndpoints, adminMemberEndpoints, adminPointsEndpoints } from '@guike/contracts/http';
import { Link } from 'react-router';
import { useSend } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, signed, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { ApprovalPage, useApprovals } from './approval-page';
import { DecisionButtons, useWaitsFor } from './decision';

type Row = AnswerOf<typeof adminPointsEndpoints.adjustments>['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'points',
    title: '积分',
    isNumber: true,
    cell: ({ points }) => <span className="approval-points">{signed(points)}</span>,
  },
  {
    key: 'reason',
    title: '原因',
    cell: ({ reason, note, reference }) => (
      <>
        {reason}
        <span className="under">{note}</span>
        {reference !== null && <span className="under">单号 {reference}</span>}
      </>
    ),
  },
  {
    key: 'asked',
    title: '提交',
    cell: ({ askedBy, storeName, askedAt }) => (
      <>
        {askedBy}
        <span className="under">
          {storeName ?? '总部'} · {timeText(askedAt)}
        </span>
      </>
    ),
  },
  { key: 'decision', title: '审批', cell: (row) => <AdjustmentDecision row={row} /> },
];

export function AdjustmentsPage() {
  const { all, query, keyset } = useApprovals(adminPointsEndpoints.adjustments, ({ after, all: isAll }) => ({
    query: { after, ...(isAll ? {} : { state: 'waiting' as const }) },
  }));
  return (
    <ApprovalPage lead="超过限额的积分调整，要由提交人以外的财务或总务看过。通过后积分马上到账，会员收到消息。">
      <Listing
        caption="积分调整"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={
          <Empty title={all ? '还没有调整过积分' : '没有等待审批的积分调整'}>
            调整积分从会员的页面开始：<Link to="/members">去找会员</Link>
          </Empty>
        }
        testId="adjustments"
      />
    </ApprovalPage>
  );
}

function AdjustmentDecision({ row }: { readonly row: Row }) {
  const waitsFor = useWaitsFor(adminPointsEndpoints.decideAdjustment, row.mine, '财务或总务');
  const sending = useSend(adminPointsEndpoints.decideAdjustment, [
    adminPointsEndpoints.adjustments,
    adminDeskEndpoints.home,
    adminMemberEndpoints.member,
    adminMemberEndpoints.memberPoints,
  ]);
  if (row.state !== 'waiting') return <Done row={row} />;
  if (waitsFor !== null) return <span className="quiet">{waitsFor}</span>;
  const about = `${row.nameMasked ?? '这位会员'}的 ${signed(row.points)} 积分`;
  return (
    <DecisionButtons
      id={row.id}
      about={about}
      approval={
        row.points > 0
          ? `${count(row.points)} 积分马上记入会员账户，会员看到「门店调整：${row.reason}」。`
          : `从会员账户扣减 ${count(-row.points)} 积分，先扣最早到期的。余额不够时不能通过。`
      }
      isSending={sending.isPending}
      error={sending.error}
      onReset={() => sending.reset()}
      onDecide={(body, done) =>
        sending.mutate({ params: { id: row.memberId, adjustment: row.id }, body }, { onSuccess: done })
      }
    />
  );
}

function Done({ row: { state, decidedBy, decidedAt, refusal } }: { readonly row: Row }) {
  if (decidedBy === null)
    return (
      <>
        已入账<span className="under">限额以内，不用审批</span>
      </>
    );
  return (
    <>
      {state === 'booked' ? '已入账' : `未通过：${refusal}`}
      <span className="under">
        {decidedBy}
        {decidedAt !== null && ` · ${timeText(decidedAt)}`}
      </span>
    </>
  );
}
