// What follows an event, on real rows: thanks once however often the job runs, ratings within their days and the task of a low
// one, photos into albums by consent, and figures that add up.
import {
  AnswerEvent,
  EventAfter,
  EventDoor,
  EventOutcomes,
  EventPhotos,
  JobHandlersModule,
  KeepEventPhoto,
  KeepEvents,
  MergeMembers,
  MyEvents,
  RateEvent,
  bookingChecks,
} from '@guike/flows';
import { ConsentsService } from '@guike/members';
import { JobRunner, newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import sharp from 'sharp';
import { plannedEvent } from '../support/planned-event';
import { type Shop, openShop } from '../support/shop';

const STAFF = '01900000-0000-7000-8000-000000000009';
const by = { staffId: STAFF, role: 'head_office', storeId: null } as const;
const HOUR_MS = 3_600_000;

let shop: Shop;
let eventId: string;
let members: string[];
let sold = 0;

const flow = <T>(type: new (...parts: never[]) => T): T => shop.module.context.get(type, { strict: false });
const query = <T>(text: string, values: readonly unknown[] = []) => rows<T>(shop.db.reading, text, values);

/** A sale of two pieces, by which a new member joins. */
async function sell(phone: string, yuan = 300): Promise<string> {
  const { memberId } = await shop.sell({ number: `e${(sold += 1)}`, phone, goods: [{ yuan, quantity: 2 }] });
  if (memberId === null) throw new Error('a sale of nobody');
  return memberId;
}

async function accept(memberId: string, party = 1): Promise<void> {
  const companions = Array.from({ length: party - 1 }, () => ({ name: '同行', child: false, guardianConsent: false }));
  await flow(AnswerEvent).accept(memberId, eventId, { id: newId(), companions });
}

/** Checked off the list by hand, the whole party. */
async function come(memberId = ''): Promise<void> {
  const scan = { id: newId(), at: shop.clock.now().toISOString(), memberId };
  await flow(EventDoor).scan(eventId, { scans: [scan] }, by);
}

/** What the queue does. */
async function handle(name: string): Promise<void> {
  const open = await query<{ id: string; payload: unknown }>(`SELECT id, payload FROM outbox WHERE job = $1`, [name]);
  for (const { id, payload } of open) await flow(JobRunner).run(name, { outboxId: id, payload });
}

async function stateTo(state: 'open' | 'held'): Promise<void> {
  const { version } = await shop.one<{ version: number }>(`SELECT version FROM event WHERE id = $1`, [eventId]);
  await flow(KeepEvents).switch(eventId, { version, state }, by);
}

const thanked = () =>
  query<{ id: string; points: number }>(
    `SELECT o.member_id AS id, e.points FROM point_operation o JOIN point_entry e USING (member_id, seq)
     WHERE o.operation = $1 ORDER BY 1`,
    [`event-thanks/${eventId}`],
  );

beforeAll(async () => {
  shop = await openShop({ modules: [JobHandlersModule] });
  members = [];
  for (let n = 0; n < 6; n++) members.push(await sell(`1380013810${n}`));
  shop.clock.advance({ days: 1 });
  eventId = newId();
  const startsAt = new Date(shop.clock.now().getTime() + 30 * HOUR_MS);
  await flow(KeepEvents).create(
    { id: eventId, ...plannedEvent(startsAt, { thanks: { points: 100, benefit: null } }) },
    by,
  );
  await stateTo('open');
  await shop.db.inTransaction((tx) =>
    rows(
      tx,
      `INSERT INTO event_invitation (member_id, event_id, words, invited_by, invited_at, seen_at)
       SELECT id, $2, '', $3, $4, CASE WHEN id <> $5 THEN $4::timestamptz END FROM unnest($1::uuid[]) AS m(id)`,
      [members, eventId, STAFF, shop.clock.now(), members[5]],
    ),
  );
  for (const memberId of members.slice(0, 3)) await accept(memberId, 2);
  await accept(members[3] ?? '');
  shop.clock.set(startsAt);
  for (const memberId of members.slice(0, 3)) await come(memberId);
}, 60_000);
afterAll(() => shop?.close());

describe('thanks', () => {
  it('are given for an event that is over, once each, and again to who is settled late', async () => {
    await stateTo('held');
    const open = await query<{ id: string; payload: unknown }>(
      `SELECT id, payload FROM outbox WHERE job = 'event.held'`,
    );
    expect(open).toHaveLength(1);
    await handle('event.held');
    expect(await thanked()).toEqual(
      members
        .slice(0, 3)
        .toSorted()
        .map((id) => ({ id, points: 100 })),
    );
    await come(members[3]);
    await handle('event.held');
    expect(await thanked()).toHaveLength(4);
    const told = await query<{ body: string; link: string }>(`SELECT body, link FROM inbox_message WHERE source = $1`, [
      `event-thanks/${eventId}`,
    ]);
    expect(told).toHaveLength(4);
    expect(told[0]?.body).toBe('「秋日茶会」谢谢您到场。100 积分已记入。觉得怎么样，点开说一句，下次我们做得更好。');
    expect(told[0]?.link).toMatch(/^pages\/event\/rate\?id=[\w-]{22}$/);
  });
});

describe('ratings', () => {
  const rate = (memberId: string, stars: number, nps: number | null, words = '') =>
    flow(RateEvent).rate(memberId, eventId, { stars, nps, words });

  it('are of who came; a low one is a task for somebody, once', async () => {
    await rate(members[0] ?? '', 5, 10, '茶好');
    await rate(members[1] ?? '', 2, 4, '等太久');
    await rate(members[1] ?? '', 1, 4, '等太久');
    await rate(members[2] ?? '', 4, null);
    await expect(rate(members[5] ?? '', 5, 10)).rejects.toMatchObject({ code: 'EVENT_NOT_ATTENDED' });
    const tasks = await query<{ member: string; kind: string; script: string; owner: string }>(
      `SELECT member_id AS member, kind, script, owner FROM care_task WHERE source = $1`,
      [`event-rating/${eventId}`],
    );
    expect(tasks).toEqual([
      {
        member: members[1],
        kind: 'event',
        owner: 'manager',
        script: '「秋日茶会」2 星，推荐 4 分：等太久。先听，再道谢',
      },
    ]);
  });

  it('may be changed for seven days and not later', async () => {
    shop.clock.advance({ days: 6, hours: 23 });
    await rate(members[0] ?? '', 4, 9, '茶好，灯暗');
    shop.clock.advance({ hours: 2 });
    await expect(rate(members[0] ?? '', 5, 9)).rejects.toMatchObject({ code: 'EVENT_RATING_CLOSED' });
    await rate(members[0] ?? '', 4, 9, '茶好，灯暗');
    const after = await flow(EventAfter).of(members[0] ?? '', eventId);
    expect(after).toMatchObject({ attended: true, mayRate: false, thanks: ['100 积分'], rating: { stars: 4 } });
    await expect(flow(EventAfter).of(members[5] ?? '', eventId)).rejects.toMatchObject({ code: 'EVENT_UNKNOWN' });
  });

  it('are read page by page with what became of the low ones', async () => {
    const first = await flow(EventOutcomes).ratingList(eventId, { limit: 2 }, by);
    const second = await flow(EventOutcomes).ratingList(eventId, { limit: 2, after: first.next ?? '' }, by);
    const all = [...first.items, ...second.items];
    expect(second.next).toBeNull();
    expect(new Set(all.map(({ memberId }) => memberId))).toEqual(new Set(members.slice(0, 3)));
    expect(all.find(({ memberId }) => memberId === members[1])).toMatchObject({ stars: 1, care: 'open' });
    const elsewhere = { staffId: STAFF, role: 'manager', storeId: newId() } as const;
    await shop.db.inTransaction((tx) =>
      rows(tx, `UPDATE event SET store_id = $2 WHERE id = $1`, [eventId, shop.storeId]),
    );
    await expect(flow(EventOutcomes).ratingList(eventId, { limit: 2 }, elsewhere)).rejects.toMatchObject({
      code: 'EVENT_UNKNOWN',
    });
  });
});

describe('photos', () => {
  const photoId = newId();
  const picture = () =>
    sharp({ create: { width: 900, height: 600, channels: 3, background: '#8c2f39' } })
      .jpeg()
      .withExif({ IFD0: { Artist: 'x' } })
      .toBuffer();

  it('are seen by attendees, kept by consent, and stay theirs when they are taken away', async () => {
    const bytes = await picture();
    await flow(EventPhotos).add(eventId, photoId, bytes, by);
    await flow(EventPhotos).add(eventId, photoId, bytes, by);
    const [memberId = ''] = members;
    const { photos, mayKeep } = await flow(EventAfter).of(memberId, eventId);
    expect(photos).toMatchObject([{ id: photoId, width: 900, height: 600, kept: false }]);
    expect(mayKeep).toBe(false);
    const link = new URL(photos[0]?.small ?? '', 'http://x');
    const seal = { until: Number(link.searchParams.get('until')), sign: link.searchParams.get('sign') ?? '' };
    const file = await flow(EventPhotos).file(eventId, photoId, 600, seal);
    expect(await sharp(file).metadata()).toMatchObject({ format: 'webp', width: 600 });
    await expect(flow(EventPhotos).file(eventId, photoId, 1200, seal)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const keep = () => flow(KeepEventPhoto).keep(memberId, eventId, photoId);
    await expect(keep()).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
    await shop.db.inTransaction((tx) => flow(ConsentsService).allow(tx, memberId, 'photo', '1', 'mini_program'));
    await keep();
    await keep();
    expect((await flow(EventAfter).of(memberId, eventId)).photos).toMatchObject([{ kept: true }]);
    await expect(flow(KeepEventPhoto).keep(members[5] ?? '', eventId, photoId)).rejects.toMatchObject({
      code: 'EVENT_NOT_ATTENDED',
    });
    await flow(EventPhotos).remove(eventId, photoId, by);
    await flow(EventPhotos).remove(eventId, photoId, by);
    await expect(flow(EventPhotos).file(eventId, photoId, 600, seal)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const left = await query(`SELECT id FROM album_photo WHERE member_id = $1 AND removed_at IS NULL`, [memberId]);
    expect(left).toEqual([{ id: photoId }]);
  });
});

describe('figures', () => {
  it('set who came against the invited who did not, and say so with care', async () => {
    await sell('13800138100', 500);
    await sell('13800138100', 100);
    await sell('13800138104', 200);
    const found = await flow(EventOutcomes).outcome(eventId, 30, by);
    expect(found.answers).toEqual({
      invited: 6,
      seen: 5,
      accepted: 4,
      persons: 7,
      waitlisted: 0,
      declined: 0,
      came: 4,
      camePersons: 7,
      noShows: 0,
      walkIns: 0,
    });
    expect(found.ratings).toMatchObject({ answers: 3, average: 3, nps: 0, npsAnswers: 2 });
    expect(found.buying).toMatchObject({
      came: { members: 4, buyers: 1, purchases: 2, spendFen: 120_000, buyersPercent: 25, perMemberFen: 30_000 },
      stayed: { members: 2, buyers: 1, spendFen: 40_000 },
      difference: { verdict: 'too_few' },
      isOver: false,
    });
    expect(found.buying.byDay.at(0)).toEqual({ nth: 0, came: 0, stayed: 0 });
    expect(found.buying.byDay.at(-1)).toMatchObject({ came: 1, stayed: 1 });
    expect(found.cost).toEqual({ thanksPoints: 400, thanksMembers: 4, gifts: 0, pricePoints: 0, feesFen: 0 });
    expect(found.words[0]).toBe('邀请 6 人，5 人看过，4 人接受（连同行 7 位）。');
    expect(found.words).toContain('样本太少（4 人对 2 人），看不出差别是不是偶然。');
    const file = await flow(EventOutcomes).file(eventId, 30, by);
    expect(file.name).toMatch(/^秋日茶会 .* 效果\.xlsx$/);
  });

  it('count one word of a person whose two cards were merged, within the days of the first', async () => {
    const [keep = '', gone = ''] = [members[4], members[2]];
    await flow(MergeMembers).merge({ keep, gone, reason: '同一个人' }, by);
    const { stars, changed } = await shop.one<{ stars: number; changed: boolean }>(
      `SELECT stars, rated_at < $2 AS changed FROM event_rating WHERE member_id = $1`,
      [gone, shop.clock.now()],
    );
    expect([stars, changed]).toEqual([4, true]);
    expect(await flow(EventAfter).of(keep, eventId)).toMatchObject({
      ...{ attended: true, mayRate: false, rating: { stars: 4 } },
    });
    const again = { stars: 5, nps: 10, words: '' };
    await expect(flow(RateEvent).rate(keep, eventId, again)).rejects.toMatchObject({ code: 'EVENT_RATING_CLOSED' });
    expect((await flow(EventOutcomes).outcome(eventId, 30, by)).ratings).toMatchObject({ answers: 3 });
    const { items } = await flow(MyEvents).list(keep, { which: 'past', limit: 10 });
    expect(items.find(({ id }) => id === eventId)).toMatchObject({ attendance: 'came', mayRate: false });
    const [unsaid = ''] = [members[3]];
    const theirs = await flow(MyEvents).list(unsaid, { which: 'past', limit: 10 });
    expect(theirs.items.find(({ id }) => id === eventId)).toMatchObject({ attendance: 'came', mayRate: true });
  });

  it('leave the ledger clean', async () => {
    const outcomes = await shop.db.inTransaction((tx) => runChecks(tx, bookingChecks));
    expect(outcomes.filter(({ offenders }) => offenders > 0)).toEqual([]);
  });
});
