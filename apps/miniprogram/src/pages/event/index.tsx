// One event and my answer to it; a guest, and whoever comes from Moments, reads it whole. `?id=` or a code's scene names it.
import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { eventEndpoints } from '@guike/contracts/http';
import { ConsentDue } from '../../consent/consent-due';
import { inSinglePage } from '../../device/single-page';
import { eventIdIn } from '../../events/address';
import { CalendarWay } from '../../events/calendar-way';
import { CancelSheet } from '../../events/cancel-sheet';
import { EventBody, EventHead, GuideWords } from '../../events/event-body';
import { EventFoot, type SheetOfEvent, guestFoot, hasFoot } from '../../events/event-foot';
import type { AnyEvent, MyEvent } from '../../events/invitations';
import { PartySheet } from '../../events/party-sheet';
import { Standing } from '../../events/standing';
import { TellFriend } from '../../events/tell-friend';
import { eventKey, useAnswering } from '../../events/use-answering';
import { useSharing } from '../../events/use-sharing';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { invitationOnTable } from '../events/picture';
import '../../events/events.css';

export default function EventPage() {
  const id = eventIdIn(useRouter().params) ?? '';
  const session = useSession();
  if (session === null) return <ForGuests id={id} />;
  return session.consentDue ? (
    <Page id="event-page">
      <ConsentDue />
    </Page>
  ) : (
    <ForMe key={session.scope} id={id} />
  );
}

function ForGuests({ id }: { readonly id: string }) {
  const remote = useRemote(`event/${id}`, eventEndpoints.publicEvent, { params: { id } });
  usePull(remote.reload);
  const code = useSharing(remote.data);
  const alone = inSinglePage();
  // Not for everybody, perhaps for whoever signs in.
  if (remote.data === null && remote.problem?.code === 'EVENT_UNKNOWN')
    return (
      <Page id="event-page">
        <Blank
          id="guest"
          title="请柬只给受邀的会员看"
          picture={invitationOnTable}
          {...(alone ? {} : { action: { words: '登录 / 入会', onTap: () => go('signIn') } })}
        >
          {alone ? '请到小程序里登录后打开' : '登录后就能看到您的请柬'}
        </Blank>
      </Page>
    );
  return (
    <Page id="event-page" foot={remote.data === null || alone ? null : guestFoot(remote.data)}>
      <Shown remote={remote} bones={<Shape />}>
        {(event) => (
          <>
            <EventHead event={event} />
            <EventBody event={event} />
            {!alone && <Ways event={event} code={code} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

function ForMe({ id }: { readonly id: string }) {
  const remote = useRemote(eventKey(id), eventEndpoints.event, { params: { id } });
  usePull(remote.reload);
  const code = useSharing(remote.data);
  if (remote.data !== null) return <Mine event={remote.data} code={code} remote={remote} />;
  return (
    <Page id="event-page">
      <Shown remote={remote} bones={<Shape />}>
        {() => null}
      </Shown>
    </Page>
  );
}

interface MineProps {
  readonly event: MyEvent;
  /** My invite code, where I may invite. */
  readonly code: string | null;
  readonly remote: ReturnType<typeof useRemote<typeof eventEndpoints.event>>;
}

function Mine({ event, code, remote }: MineProps) {
  const answering = useAnswering(event, remote.reload);
  const [open, setOpen] = useState<SheetOfEvent | null>(null);
  const close = (): void => setOpen(null);
  const foot = hasFoot(event) && (
    <>
      {answering.problem !== null && open === null && <Banner id="answer-problem">{answering.problem}</Banner>}
      <EventFoot event={event} answering={answering} reload={remote.reload} onOpen={setOpen} />
    </>
  );
  return (
    <Page id="event-page" foot={foot}>
      <Shown remote={remote} bones={<Shape />}>
        {() => (
          <>
            <EventHead event={event} />
            <Standing event={event} onOpen={setOpen} />
            <GuideWords words={event.words} />
            <EventBody event={event} />
            <Ways event={event} code={code} />
          </>
        )}
      </Shown>
      {open === 'party' && <PartySheet event={event} answering={answering} onClose={close} />}
      {open === 'cancel' && <CancelSheet event={event} answering={answering} onClose={close} />}
    </Page>
  );
}

/** What else one may do with an invitation. */
function Ways({ event, code }: { readonly event: AnyEvent; readonly code: string | null }) {
  const isAhead = event.state === 'open' || event.state === 'closed';
  return (
    <>
      {isAhead && <CalendarWay {...event} />}
      {isAhead && event.shareable && <TellFriend title={event.title} poster={event.poster} code={code} />}
    </>
  );
}

function Shape() {
  return (
    <>
      <Bones height={600} />
      <Bones height={96} />
      <Bones height={48} width={60} />
      <Bones height={480} round />
    </>
  );
}
