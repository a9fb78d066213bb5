// Who was invited by name, with which words, and what they answered; more are invited from here.
import { type AnswerOf, adminEventEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset } from '../ui/use-keyset';
import { EventFrame } from './event-frame';
import { type ShopEvent, answerNames } from './event-words';
import { InviteDialog } from './invite-dialog';

type Row = AnswerOf<typeof adminEventEndpoints.eventInvitations>['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'words',
    title: '留言',
    cell: ({ words, by }) => (
      <>
        {words === '' ? <span className="quiet">没有写</span> : words}
        <span className="under">{by}</span>
      </>
    ),
  },
  {
    key: 'seen',
    title: '看过',
    width: '190px',
    cell: ({ seenAt, invitedAt }) => (
      <>
        {seenAt === null ? <span className="quiet">还没看</span> : timeText(seenAt)}
        <span className="under">{timeText(invitedAt)} 邀请</span>
      </>
    ),
  },
  {
    key: 'answer',
    title: '答复',
    width: '150px',
    cell: ({ answer }) => (answer === null ? <span className="quiet">等答复</span> : answerNames[answer]),
  },
];

export function InvitationsPage() {
  return <EventFrame>{(event) => <Invitations event={event} />}</EventFrame>;
}

function Invitations({ event }: { readonly event: ShopEvent }) {
  const [isOpen, setOpen] = useState(false);
  const keyset = useKeyset();
  const query = useRemote(
    adminEventEndpoints.eventInvitations,
    { params: { id: event.id }, query: { after: keyset.after, limit: 50 } },
    { keepLast: true },
  );
  const mayInvite = may(useMe(), adminEventEndpoints.invite) && (event.state === 'open' || event.state === 'closed');
  const { invited, seen, accepted, declined } = event.counts;
  return (
    <>
      <div className="event-line">
        <p data-testid="invited">
          邀请 <strong>{count(invited)}</strong> 人，看过 {count(seen)}，已接受 {count(accepted)}，谢绝{' '}
          {count(declined)}
        </p>
        {mayInvite && (
          <Button type="primary" data-testid="invite" onClick={() => setOpen(true)}>
            邀请会员
          </Button>
        )}
      </div>
      <Listing
        caption="邀请"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ memberId }) => memberId}
        keyset={keyset}
        empty={
          <Empty title="还没有点名邀请谁">
            {event.audience.who === 'invited'
              ? '这场只请受邀的会员，请先邀请。'
              : '符合条件的会员自己看得到；想请的熟客，点名邀请更郑重。'}
          </Empty>
        }
        testId="invitations"
      />
      {isOpen && <InviteDialog event={event} onClose={() => setOpen(false)} />}
    </>
  );
}
