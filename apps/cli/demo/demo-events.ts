// 活动 in the demo: a salon with answers, a full one with people waiting, one that everybody may see, a gala with a draw,
// and two afternoons that are over. Loaded once: what people have done with it since stays.
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { weekdayOf } from '@guike/events';
import { AnswerEvent, EndEvents, EventDoor, InviteToEvent, KeepEvents } from '@guike/flows';
import { type BusinessDay, type MemberId, type StaffId, type StoreId, addDays, instantOfLocal } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { StoresService } from '@guike/stores';
import type { ReplayClock } from '../replay/replay-clock';
import { SHOWN_CUSTOMER, personOf } from './cast';
import { type DemoEvent, demoEvents } from './demo-evenings';
import { demoPicture } from './demo-picture';
import { happen } from './demo-sales';

const STORE = 'NJL';
const GUIDE = 'guide.njl.1';
const MANAGER = 'manager.njl';
const OFFICE = 'headoffice';

interface Ground {
  readonly context: INestApplicationContext;
  readonly clock: ReplayClock;
  readonly folder: string;
  readonly day: BusinessDay;
  readonly timeZone: string;
  readonly office: { readonly staffId: StaffId; readonly role: 'head_office'; readonly storeId: null };
  readonly guide: { readonly staffId: StaffId; readonly role: 'guide'; readonly storeId: StoreId };
  readonly hostId: StaffId;
  readonly shown: MemberId;
  /** Members of the store besides, the same each time. */
  readonly others: readonly MemberId[];
}

export async function planEvents(context: INestApplicationContext, clock: ReplayClock, folder: string): Promise<void> {
  const ground = await groundOf(context, clock, folder);
  if (ground === null) return;
  // In the order in which it happened: so an inbox is filled.
  const inOrder = [...demoEvents].sort((one, other) => one.daysAhead - other.daysAhead);
  for (const event of inOrder) await makeEvent(ground, event);
}

async function groundOf(context: INestApplicationContext, clock: ReplayClock, folder: string): Promise<Ground | null> {
  const tx = context.get(Database).reading;
  const { body, day } = await context.get(ProgrammeService).present(tx);
  const stores = context.get(StoresService);
  const [store, guide, manager, office] = [
    await stores.storeByCode(tx, STORE),
    await stores.staffByLogin(tx, GUIDE),
    await stores.staffByLogin(tx, MANAGER),
    await stores.staffByLogin(tx, OFFICE),
  ];
  const shown = await context.get(MembersService).find(tx, { kind: 'phone', phone: personOf(SHOWN_CUSTOMER).phone });
  const known = await rows(tx, `SELECT FROM event WHERE id = ANY ($1)`, [demoEvents.map(({ id }) => id)]);
  if (known.length > 0 || !store || !guide || !manager || !office || shown === null) return null;
  const found = await rows<{ id: MemberId }>(
    tx,
    `SELECT id FROM member WHERE state = 'active' AND joined_store_id = $1 AND id <> $2 ORDER BY joined_at, id LIMIT 24`,
    [store.id, shown],
  );
  return {
    ...{ context, clock, folder, day, shown },
    timeZone: body.timeZone,
    office: { staffId: office.id, role: 'head_office', storeId: null },
    guide: { staffId: guide.id, role: 'guide', storeId: store.id },
    hostId: manager.id,
    others: found.map(({ id }) => id),
  };
}

async function makeEvent(ground: Ground, event: DemoEvent): Promise<void> {
  const { context, clock, folder, day, timeZone, office, hostId } = ground;
  const {
    id,
    daysAhead,
    from,
    to,
    replyDaysBefore,
    drawing,
    monthly,
    invite: _invite,
    answers: _answers,
    ...terms
  } = event;
  const on = addDays(day, daysAhead);
  const at = (of: BusinessDay, time: string) => instantOfLocal(`${of} ${time}:00`, timeZone);
  const opened = addDays(day < on ? day : on, -12);
  const cover = await demoPicture(context, join(folder, 'events', `${drawing}.svg`), office.staffId);
  const sent = {
    ...terms,
    ...{ cover, store: STORE, hostId },
    startsAt: at(on, from).toISOString(),
    endsAt: at(on, to).toISOString(),
    visibleFrom: at(opened, '09:00').toISOString(),
    replyBy: at(addDays(on, -replyDaysBefore), '20:00').toISOString(),
  };
  const keeping = context.get(KeepEvents);
  await happen(context, clock, at(opened, '10:00'), async () => {
    await keeping.create({ id, ...sent }, office);
    await keeping.switch(id, { version: 1, state: 'open' }, office);
    if (monthly) await keeping.repeat(id, { repeat: monthlyOn(on) }, office);
  });
  await happen(context, clock, at(opened, '10:30'), () => inviteAll(ground, event));
  await happen(context, clock, at(addDays(opened, 1), '11:00'), () => answerAll(ground, event));
  if (daysAhead < 0) await happen(context, clock, at(on, to), () => attend(ground, event));
  if (daysAhead < 0) await happen(context, clock, at(addDays(on, 1), '09:30'), () => context.get(EndEvents).holdDue());
}

/** The same weekday of the month; the fifth is the last. */
const monthlyOn = (day: BusinessDay) =>
  ({ kind: 'weekday', nth: Math.ceil(Number(day.slice(8)) / 7), weekday: weekdayOf(day) }) as const;

async function inviteAll({ context, shown, others, office }: Ground, { id, invite }: DemoEvent): Promise<void> {
  const inviting = context.get(InviteToEvent);
  if (invite === null) return;
  const to = { kind: 'members' as const, memberIds: [shown, ...others.slice(0, invite.others)] };
  await inviting.invite(id, { id: invite.request, words: invite.words, to }, office);
}

/** The first of the store's members answer, each with a request of their own. */
async function answerAll({ context, shown, others }: Ground, { id, answers }: DemoEvent): Promise<void> {
  const answering = context.get(AnswerEvent);
  for (const [nth, { names, declines }] of answers.entries()) {
    const memberId = nth === 0 ? shown : others[nth - 1];
    if (memberId === undefined) continue;
    const request = `${id.slice(0, -2)}${String(nth + 30).padStart(2, '0')}`;
    if (declines) await answering.decline(memberId, id, { id: request });
    else {
      const companions = names.map((name) => ({ name, child: false, guardianConsent: false }));
      await answering.accept(memberId, id, { id: request, companions });
    }
  }
}

/** All but the last of those who accepted came. */
async function attend({ context, guide, clock }: Ground, { id }: DemoEvent): Promise<void> {
  const door = context.get(EventDoor);
  const { lines } = await door.list(id, guide);
  const came = lines.slice(0, Math.max(1, lines.length - 1));
  const scans = came.map(({ memberId }, nth) => ({
    id: `${id.slice(0, -2)}${String(nth + 60).padStart(2, '0')}`,
    at: clock.now().toISOString(),
    memberId,
  }));
  if (scans.length > 0) await door.scan(id, { scans }, guide);
}
