// Claims of forgotten sales: the receipt beside what the till recorded under it, for whoever decides.
import { type AnswerOf, adminDeskEndpoints, adminMemberEndpoints, adminPointsEndpoints } from '@guike/contracts/http';
import { useSend } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText, money, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { ApprovalPage, useApprovals } from './approval-page';
import { DecisionButtons, useWaitsFor } from './decision';

type Row = AnswerOf<typeof adminPointsEndpoints.claims>['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'receipt',
    title: '小票',
    cell: ({ storeName, businessDay, number }) => (
      <>
        {number}
        <span className="under">
          {storeName} · {dayText(businessDay)}
        </span>
      </>
    ),
  },
  { key: 'sale', title: '收银机记的', cell: ({ sale }) => <Sale sale={sale} /> },
  {
    key: 'filed',
    title: '提交',
    cell: ({ filedBy, filedAt }) => (
      <>
        {filedBy}
        <span className="under">{timeText(filedAt)}</span>
      </>
    ),
  },
  { key: 'decision', title: '审批', cell: (row) => <ClaimDecision row={row} /> },
];

export function ClaimsPage() {
  const { all, query, keyset } = useApprovals(adminPointsEndpoints.claims, ({ after, all: isAll }) => ({
    query: { after, ...(isAll ? {} : { open: 'true' as const }) },
  }));
  return (
    <ApprovalPage lead="结账时忘了报会员，凭小票补登。请对照小票上的时间和金额；通过后这笔消费归到会员名下，积分随之记入。">
      <Listing
        caption="积分补登"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={
          <Empty title={all ? '还没有人补登过' : '没有等待审批的补登'}>
            会员在小程序的「积分明细」里提交，导购也可以代为提交。
          </Empty>
        }
        testId="claims"
      />
    </ApprovalPage>
  );
}

function Sale({ sale }: Pick<Row, 'sale'>) {
  if (sale === null) return <span className="quiet">–</span>;
  const { netFen, returnedFen, paidAt, items, servedBy } = sale;
  return (
    <>
      {money(netFen - returnedFen)} · {count(items)} 件
      <span className="under">
        {timeText(paidAt)}
        {servedBy !== null && ` · ${servedBy}接待`}
        {returnedFen > 0 && ` · 已退 ${money(returnedFen)}`}
      </span>
    </>
  );
}

function ClaimDecision({ row }: { readonly row: Row }) {
  const waitsFor = useWaitsFor(adminPointsEndpoints.decideClaim, row.mine, '店长或总务');
  const sending = useSend(adminPointsEndpoints.decideClaim, [
    adminPointsEndpoints.claims,
    adminDeskEndpoints.home,
    adminMemberEndpoints.member,
    adminMemberEndpoints.memberPoints,
  ]);
  if (row.state === 'approved' || row.state === 'refused') return <Done row={row} />;
  const note = row.obstacle !== null && <span className="under">{row.obstacle}</span>;
  if (waitsFor !== null)
    return (
      <>
        {waitsFor}
        {note}
      </>
    );
  return (
    <>
      <DecisionButtons
        id={row.id}
        about={`${row.nameMasked ?? '这位会员'}的小票 ${row.number}`}
        approval="这笔消费归到会员名下，按当天的规则记积分、计等级。之后退货会从这位会员扣回。"
        mayApprove={row.obstacle === null}
        isSending={sending.isPending}
        error={sending.error}
        onReset={() => sending.reset()}
        onDecide={(body, done) =>
          sending.mutate({ params: { id: row.memberId, claim: row.id }, body }, { onSuccess: done })
        }
      />
      {note}
    </>
  );
}

function Done({ row: { state, points, decidedBy, refusal } }: { readonly row: Row }) {
  return (
    <>
      {state === 'approved' ? `已补登 ${count(points ?? 0)} 积分` : `未通过：${refusal}`}
      <span className="under">{decidedBy}</span>
    </>
  );
}
