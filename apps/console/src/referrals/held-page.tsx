// What waits for head office: each with the reasons why, the oldest first.
import { adminDeskEndpoints, adminReferralEndpoints } from '@guike/contracts/http';
import { useRemote, useSend } from '../api/remote';
import { DecisionButtons } from '../approvals/decision';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { Listing } from '../ui/listing';
import { useKeyset } from '../ui/use-keyset';
import { type ReferralRow, Reasons, peopleColumns, progressColumn } from './referral-columns';
import { ReferralPage } from './referral-page';

const columns: readonly Column<ReferralRow>[] = [
  ...peopleColumns,
  { key: 'reasons', title: '为什么要核对', cell: (row) => <Reasons row={row} /> },
  progressColumn,
  { key: 'decision', title: '决定', cell: (row) => <Decision row={row} /> },
];

export function HeldPage() {
  const keyset = useKeyset();
  const query = { after: keyset.after, state: 'held' as const };
  const list = useRemote(adminReferralEndpoints.referrals, { query }, { keepLast: true });
  return (
    <ReferralPage lead="这些好友可能是介绍人自己，或者账号不太寻常。核对前介绍人得不到积分；通过后，入会以来的一并补记。">
      <Listing
        caption="等核对的转介绍"
        query={list}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="没有要核对的转介绍">有可疑的，会自动停在这里等总部看过。</Empty>}
        testId="referrals-held"
      />
    </ReferralPage>
  );
}

function Decision({ row }: { readonly row: ReferralRow }) {
  const me = useMe();
  const sending = useSend(adminReferralEndpoints.decideReferral, [
    adminReferralEndpoints.referrals,
    adminReferralEndpoints.referralFigures,
    adminDeskEndpoints.home,
  ]);
  if (!may(me, adminReferralEndpoints.decideReferral)) return <span className="quiet">等总部核对</span>;
  return (
    <DecisionButtons
      id={row.id}
      about={`${row.friend.nameMasked ?? '这位好友'}的转介绍`}
      approval="算介绍人带来的：入会以来的消费马上补记积分，阶梯和见面礼照方案给。"
      readers="只给总部和店长看，会员看到的是「这次没有计入」"
      isSending={sending.isPending}
      error={sending.error}
      onReset={() => sending.reset()}
      onDecide={(body, done) => sending.mutate({ params: { id: row.id }, body }, { onSuccess: done })}
    />
  );
}
