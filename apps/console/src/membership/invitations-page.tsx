// Invitations: to whom, why, until when, and what became of them.
import { type AnswerOf, adminMembershipEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Dialog } from '../ui/dialog';
import { Empty } from '../ui/empty';
import { dayText, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset } from '../ui/use-keyset';
import { MembershipPage } from './membership-page';

type Row = AnswerOf<typeof adminMembershipEndpoints.invitations>['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'person', title: '顾客', cell: (row) => <Person row={row} /> },
  { key: 'reason', title: '原因', cell: ({ reason }) => reason },
  {
    key: 'invited',
    title: '邀请',
    cell: ({ invitedBy, storeName, invitedAt }) => (
      <>
        {invitedBy}
        <span className="under">
          {storeName} · {timeText(invitedAt)}
        </span>
      </>
    ),
  },
  { key: 'state', title: '结果', cell: (row) => <Outcome row={row} /> },
];

export function InvitationsPage() {
  const keyset = useKeyset();
  const query = { after: keyset.after };
  const list = useRemote(adminMembershipEndpoints.invitations, { query }, { keepLast: true });
  return (
    <MembershipPage lead="受邀的顾客下次到店同意后，或在小程序绑定手机号，就成为会员。邀请 90 天有效。">
      <Listing
        caption="入会邀请"
        query={list}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="还没有邀请过">方案开放了邀请入会时，可以从右上角邀请一位顾客。</Empty>}
        testId="invitations"
      />
    </MembershipPage>
  );
}

function Outcome({ row }: { readonly row: Row }) {
  const { state, endedAt, expiresOn } = row;
  if (state === 'accepted') return <>已入会{endedAt !== null && <Under>{timeText(endedAt)}</Under>}</>;
  if (state === 'withdrawn') return <>已收回{endedAt !== null && <Under>{timeText(endedAt)}</Under>}</>;
  if (state === 'lapsed')
    return (
      <>
        已过期<Under>{dayText(expiresOn)}到期</Under>
      </>
    );
  return <Open row={row} />;
}

const Under = ({ children }: { readonly children: ReactNode }) => <span className="under">{children}</span>;

function Open({ row: { id, memberId, nameMasked, phoneMasked, expiresOn } }: { readonly row: Row }) {
  const me = useMe();
  const [isAsking, setAsking] = useState(false);
  const { withdrawInvitation, invitations } = adminMembershipEndpoints;
  const sending = useSend(withdrawInvitation, [invitations]);
  const about = `对${nameMasked ?? phoneMasked ?? '这位顾客'}的邀请`;
  const close = () => {
    setAsking(false);
    sending.reset();
  };
  return (
    <>
      等顾客入会<Under>{dayText(expiresOn)}前有效</Under>
      {may(me, withdrawInvitation) && (
        <Button size="small" data-testid={`withdraw-${id}`} onClick={() => setAsking(true)}>
          收回<span className="unseen">{about}</span>
        </Button>
      )}
      {isAsking && (
        <Dialog
          title={`收回${about}？`}
          submit="收回"
          isSending={sending.isPending}
          error={sending.error}
          testId="withdraw-form"
          onClose={close}
          onSubmit={() => sending.mutate({ params: { id: memberId, invitation: id }, body: {} }, { onSuccess: close })}
        >
          <p>收回后不能再凭它入会。之后可以重新邀请。</p>
        </Dialog>
      )}
    </>
  );
}
