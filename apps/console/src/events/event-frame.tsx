// The frame of one event: its name and standing, and the way between what is written, who is asked, who answered, who came
// and what it brought.
import { adminEventEndpoints } from '@guike/contracts/http';
import type { ReactNode } from 'react';
import { NavLink, useParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Page } from '../ui/page';
import { StaleNote } from '../ui/problem';
import { WaitingPage } from '../ui/waiting-page';
import { BACK, type ShopEvent, stateNames } from './event-words';
import './events.css';

interface EventFrameProps {
  readonly children: (event: ShopEvent) => ReactNode;
  readonly actions?: (event: ShopEvent) => ReactNode;
  /** Asks again after so many milliseconds; only where something goes on. */
  readonly againMs?: number;
}

export function EventFrame({ children, actions, againMs }: EventFrameProps) {
  const { id = '' } = useParams();
  const query = useRemote(
    adminEventEndpoints.event,
    { params: { id } },
    againMs === undefined ? {} : { again: ({ state }) => (isGoingOn(state) ? againMs : false) },
  );
  const event = query.data;
  if (event === undefined) return <WaitingPage title={BACK.label} back={BACK} query={query} />;
  return (
    <Page title={event.title} back={BACK} lead={<EventLead event={event} />} actions={actions?.(event)}>
      <StaleNote query={query} />
      <EventWays event={event} />
      {children(event)}
    </Page>
  );
}

export const isGoingOn = (state: ShopEvent['state']): boolean =>
  state === 'open' || state === 'closed' || state === 'held';

export function EventMark({ state }: { readonly state: ShopEvent['state'] }) {
  const tone = state === 'open' ? ' is-on' : state === 'cancelled' ? ' is-bad' : '';
  return <span className={`state-mark${tone}`}>{stateNames[state]}</span>;
}

export function EventLead({
  event: { state, when, storeName, series, cancelledBecause },
}: {
  readonly event: ShopEvent;
}) {
  return (
    <>
      <EventMark state={state} /> {when} · {storeName ?? '全部门店'}
      {series !== null && ` · ${series.words}`}
      {cancelledBecause !== null && ` · ${cancelledBecause}`}
    </>
  );
}

/** A draft has nothing but its words yet. */
export function EventWays({ event: { id, draw, state } }: { readonly event: ShopEvent }) {
  if (state === 'draft') return null;
  const ways = [
    ['', '内容'],
    ['/invitations', '邀请'],
    ['/answers', '报名'],
    ['/door', '签到'],
    ...(draw === null ? [] : [['/draw', '抽奖']]),
    ['/outcome', '效果'],
  ] as const;
  return (
    <nav className="page-ways" aria-label="这场活动的各页">
      {ways.map(([path, label]) => (
        <NavLink key={path} to={`/events/${id}${path}`} end>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
