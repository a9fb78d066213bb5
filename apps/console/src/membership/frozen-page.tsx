// 冻结名单: cards that do not work now, for every store, with why and whom to ask.
import { type AnswerOf, adminMembershipEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset } from '../ui/use-keyset';
import { MembershipPage } from './membership-page';
import { UnfreezeButton } from './unfreeze';

type Row = AnswerOf<typeof adminMembershipEndpoints.frozenCards>['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'person', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'reason',
    title: '原因',
    cell: ({ reason, note }) => (
      <>
        {reason}
        <span className="under">{note}</span>
      </>
    ),
  },
  {
    key: 'frozen',
    title: '冻结',
    cell: ({ frozenBy, storeName, frozenAt }) => (
      <>
        {frozenBy}
        <span className="under">
          {storeName ?? '总部'} · {timeText(frozenAt)}
        </span>
      </>
    ),
  },
  {
    key: 'lift',
    title: '解冻',
    cell: ({ id, memberId, nameMasked, storeName, mayLift }) =>
      mayLift ? (
        <UnfreezeButton memberId={memberId} freezeId={id} name={nameMasked} size="small" />
      ) : (
        <span className="quiet">由{storeName ?? '总部'}解冻</span>
      ),
  },
];

export function FrozenPage() {
  const keyset = useKeyset();
  const query = { after: keyset.after };
  const list = useRemote(adminMembershipEndpoints.frozenCards, { query }, { keepLast: true });
  return (
    <MembershipPage lead="这些会员卡暂不能积分和兑换，收银机会提示。退货、到期和退回照常。到店时请按原因核对，再决定是否解冻。">
      <Listing
        caption="冻结的会员卡"
        query={list}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="没有冻结的会员卡">冻结会员卡从会员的页面开始。</Empty>}
        testId="frozen"
      />
    </MembershipPage>
  );
}
