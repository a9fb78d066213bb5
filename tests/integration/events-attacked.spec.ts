// Events under attack: seats by the back door, points by a clumsy or a dishonest office, names that are nobody's business.
import { EventOfficeLists, FreezeCard } from '@guike/flows';
import { newId, ownerDataSource, rows } from '@guike/platform';
import { DataSource } from 'typeorm';
import { type SentTerms, type eventFlowsOf, onEvents, salon } from '../support/events';
import { memberWithPoints } from '../support/rewards';
import type { Shop } from '../support/shop';

let shop: Shop;
let flows: ReturnType<typeof eventFlowsOf>;
const members = onEvents((opened) => ({ shop, flows } = opened));
const balance = async (memberId: string): Promise<number> =>
  (await shop.one<{ balance: number }>(`SELECT balance FROM point_account WHERE member_id = $1`, [memberId])).balance;
/** What the application itself may not do. */
async function asOwner(sql: string): Promise<void> {
  const owner = new DataSource({ ...ownerDataSource(shop.module.config.databaseUrl), migrations: [] });
  await owner.initialize();
  await owner.query(sql).finally(() => owner.destroy());
}
/** While it lasts, answers like this cannot be changed. */
async function poisoned(which: string, work: () => Promise<void>): Promise<void> {
  await asOwner(`CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'poisoned'; END $$;
    CREATE TRIGGER poison BEFORE UPDATE ON event_answer FOR EACH ROW WHEN (${which}) EXECUTE FUNCTION poison()`);
  await work().finally(() => asOwner(`DROP TRIGGER poison ON event_answer; DROP FUNCTION poison()`));
}
const version = async (id: string): Promise<number> =>
  (await shop.one<{ version: number }>(`SELECT version FROM event WHERE id = $1`, [id])).version;

describe('seats', () => {
  it('that somebody walked in to are taken, for who answers, who waits and who brings more', async () => {
    const [one = '', other = '', waits = '', late = ''] = await members(4);
    const event = await flows.open({ seats: 4, replyBy: '2026-03-07T14:55:00+08:00' });
    await flows.accept(one, event);
    await flows.accept(other, event);
    shop.clock.set('2026-03-07T13:00:00+08:00');
    await flows.walkIn.walkIn(event, { id: newId(), persons: 2, beyondSeats: false }, flows.guide);
    expect((await flows.mine.event(late, event)).left).toBe(0);
    await expect(flows.change(one, event, ['朋友'])).rejects.toMatchObject({ code: 'EVENT_FULL' });
    await flows.accept(waits, event, ['朋友']);
    await flows.accept(late, event);
    await flows.cancel(other, event);
    await flows.offers.settleDue();
    expect([await flows.stateOf(waits, event), await flows.stateOf(late, event)]).toEqual(['waiting', 'waiting']);
    const { seats, taken, walked } = await flows.seats(event);
    expect(taken + walked).toBeLessThanOrEqual(seats);
    await flows.change(waits, event, []);
    expect(await flows.stateOf(waits, event)).toBe('offered');
    expect(await flows.seats(event)).toEqual({ seats: 4, taken: 2, walked: 2 });
  });

  it('are not had before the event is shown, but by who is invited', async () => {
    const [early = '', guest = ''] = await members(2);
    const event = await flows.open({ seats: 2, visibleFrom: '2026-03-04T10:00:00+08:00' });
    await expect(flows.accept(early, event)).rejects.toMatchObject({ code: 'EVENT_UNKNOWN' });
    const to = { kind: 'members', memberIds: [guest] } as const;
    await flows.inviting.invite(event, { id: newId(), words: '', to: { ...to, memberIds: [guest] } }, flows.office);
    await flows.accept(guest, event);
    shop.clock.set('2026-03-04T10:00:00+08:00');
    await flows.accept(early, event);
    expect(await flows.stateOf(early, event)).toBe('accepted');
  });

  it('go on to who waits in every event, also behind a hundred whose queues cannot move', async () => {
    const [taker = '', pair = '', next = ''] = await members(3);
    const stuck = await flows.open({ seats: 2 });
    await flows.accept(taker, stuck);
    await flows.accept(pair, stuck, ['朋友']);
    // The same queue a hundred times over, and ids before every other.
    const ids = Array.from({ length: 100 }, (_, n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
    await rows(
      shop.db.reading,
      `WITH e AS (INSERT INTO event SELECT (jsonb_populate_record(e, jsonb_build_object('id', n.id))).* FROM event e, unnest($2::uuid[]) AS n(id)
           WHERE e.id = $1 RETURNING id),
         s AS (INSERT INTO event_seats SELECT e.id, 1, 0, 0, 1 FROM e)
       INSERT INTO event_answer (member_id, event_id, state, number, party, companions, paid_points, spends, answered_at, arrived)
       SELECT $3, e.id, 'waiting', 1, 2, '[{"name":"朋友","child":false,"age":null,"consentAt":null}]', 0, 0, now(), 0 FROM e`,
      [stuck, ids, pair],
    );
    const event = await flows.open({ seats: 1, companions: 0 });
    await flows.accept(taker, event);
    await flows.accept(next, event);
    await rows(shop.db.reading, `UPDATE event_seats SET seats = 2 WHERE event_id = $1`, [event]);
    await flows.offers.settleDue();
    expect(await flows.stateOf(next, event)).toBe('offered');
    await rows(shop.db.reading, `UPDATE event SET state = 'closed', starts_at = visible_from WHERE id = ANY ($1)`, [
      ids,
    ]);
  });
});

describe('points and money', () => {
  const price = { kind: 'points', points: 30 } as const;

  it('are not lost by an office that says it was held before it began, nor given back after it is over', async () => {
    const member = await memberWithPoints(shop, 100);
    const event = await flows.open({ price });
    await flows.accept(member, event);
    const held = { state: 'held', version: 2 } as const;
    await expect(flows.keeping.switch(event, held, flows.office)).rejects.toMatchObject({ code: 'EVENT_STATE' });
    // Nor is one that has begun put off, with guests in it.
    shop.clock.set('2026-03-07T15:10:00+08:00');
    const putOff = { startsAt: '2026-03-14T15:00:00+08:00', endsAt: '2026-03-14T17:00:00+08:00' };
    const moving = flows.keeping.change(event, { version: 2, ...salon, price, ...putOff }, flows.office);
    await expect(moving).rejects.toMatchObject({ code: 'INPUT_INVALID', detail: { issues: [{ path: 'startsAt' }] } });
    shop.clock.set('2026-03-07T17:00:01+08:00');
    const off = flows.keeping.cancel(event, { version: 2, reason: '送给朋友' }, flows.office);
    await expect(off).rejects.toMatchObject({ code: 'EVENT_STATE' });
    await flows.keeping.switch(event, held, flows.office);
    expect(await balance(member)).toBe(70);
  });

  it('come back to a card that is frozen, and to everybody behind it', async () => {
    const [cold, warm] = [await memberWithPoints(shop, 100), await memberWithPoints(shop, 100)];
    const event = await flows.open({ price });
    await flows.accept(cold, event);
    await flows.accept(warm, event);
    const freeze = { id: newId(), reason: 'check', note: '查一查' } as const;
    await shop.module.context.get(FreezeCard).freeze(cold, freeze, flows.office);
    await flows.keeping.cancel(event, { version: 2, reason: '场地漏水' }, flows.office);
    expect(await flows.callingOff.callOff(event)).toBe(2);
    expect([await balance(cold), await balance(warm)]).toEqual([100, 100]);
  });

  it('come back to the others where one answer cannot end, and the job comes again for that one', async () => {
    const [sick, well] = [await memberWithPoints(shop, 100), await memberWithPoints(shop, 100)];
    const event = await flows.open({ price });
    await flows.accept(sick, event);
    await flows.accept(well, event);
    await flows.keeping.cancel(event, { version: 2, reason: '场地漏水' }, flows.office);
    await poisoned(`new.member_id = '${sick}'`, async () => {
      await expect(flows.callingOff.callOff(event)).rejects.toThrow('still stands');
      expect([await balance(sick), await balance(well)]).toEqual([70, 100]);
    });
    expect(await flows.callingOff.callOff(event)).toBe(1);
    expect(await balance(sick)).toBe(100);
  });

  it('for coming are as many as one person of a store may give alone; more takes head office', async () => {
    const much: SentTerms = { ...salon, thanks: { points: 501, benefit: null } };
    const id = newId();
    const alone = flows.keeping.create({ id, ...much }, flows.manager);
    await expect(alone).rejects.toMatchObject({ code: 'INPUT_INVALID', detail: { issues: [{ path: 'thanks' }] } });
    await flows.keeping.create({ id, ...salon, thanks: { points: 500, benefit: null } }, flows.manager);
    await expect(flows.keeping.change(id, { version: 1, ...much }, flows.manager)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await flows.keeping.change(id, { version: 1, ...much }, flows.office);
    // What head office has said stays, whatever else the store changes.
    expect(await flows.keeping.change(id, { version: 2, ...much, seats: 8 }, flows.manager)).toMatchObject({
      seats: 8,
    });
  });

  it('paid in the store are for those who were paid for: who comes along later is still to be paid', async () => {
    const [member = ''] = await members(1);
    const event = await flows.open({ price: { kind: 'fee', fen: 8_800 }, companions: 3 });
    await flows.accept(member, event);
    const pay = () => flows.door.pay(event, { memberId: member }, flows.guide);
    expect(await pay()).toMatchObject({ feePaid: true });
    await flows.change(member, event, ['甲', '乙']);
    expect((await flows.mine.event(member, event)).mine).toMatchObject({ feeFen: 17_600, feePaid: false });
    const at = '2026-03-07T15:00:00+08:00';
    shop.clock.set(at);
    const { scans } = await flows.door.scan(event, { scans: [{ id: newId(), at, memberId: member }] }, flows.guide);
    expect(scans).toMatchObject([{ outcome: 'in', feeDueFen: 17_600 }]);
    expect(await pay()).toMatchObject({ feePaid: true });
    expect(await pay()).toMatchObject({ feePaid: true, feeFen: 26_400 });
    const paid = await rows(
      shop.db.reading,
      `SELECT (detail ->> 'fen')::integer AS fen FROM audit_log WHERE action = 'event.fee_paid' AND member_id = $1 ORDER BY at, id`,
      [member],
    );
    expect(paid).toEqual([{ fen: 8_800 }, { fen: 17_600 }]);
  });

  it('paid in the store are not paid for who gave the seat up and comes anew', async () => {
    const [member = ''] = await members(1);
    const event = await flows.open({ price: { kind: 'fee', fen: 8_800 } });
    await flows.accept(member, event);
    await flows.door.pay(event, { memberId: member }, flows.guide);
    await flows.cancel(member, event);
    await flows.accept(member, event);
    expect((await flows.mine.event(member, event)).mine).toMatchObject({ feeFen: 8_800, feePaid: false });
  });
});

describe('the clock', () => {
  it('reminds anew of an event that was moved to another day', async () => {
    const [member = ''] = await members(1);
    const event = await flows.open({ title: '改期的沙龙' });
    await flows.accept(member, event);
    shop.clock.set('2026-03-06T16:00:00+08:00');
    await flows.reminders.remind();
    const moved = {
      startsAt: '2026-03-14T15:00:00+08:00',
      endsAt: '2026-03-14T17:00:00+08:00',
      replyBy: '2026-03-13T20:00:00+08:00',
    };
    await flows.keeping.change(event, { version: 2, ...salon, title: '改期的沙龙', ...moved }, flows.office);
    const told = (await flows.told(member)).length;
    shop.clock.set('2026-03-13T16:00:00+08:00');
    await flows.reminders.remind();
    await flows.reminders.remind();
    expect(await flows.told(member)).toHaveLength(told + 1);
  });

  it('drafts one a month, also when that one was moved, and none when any of the series says it ends', async () => {
    const title = '挪动的沙龙';
    const event = await flows.open({ title });
    const repeat = { kind: 'weekday', nth: 2, weekday: 6 } as const;
    await flows.keeping.repeat(event, { repeat }, flows.office);
    await flows.ending.draftNext();
    const drafts = () =>
      rows<{ id: string; day: string }>(
        shop.db.reading,
        `SELECT id, (starts_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day FROM event WHERE title = $1 ORDER BY starts_at`,
        [title],
      );
    const [, second] = await drafts();
    expect(second?.day).toBe('2026-03-14');
    const earlier = {
      startsAt: '2026-03-12T15:00:00+08:00',
      endsAt: '2026-03-12T17:00:00+08:00',
      visibleFrom: '2026-03-03T10:00:00+08:00',
      replyBy: '2026-03-11T20:00:00+08:00',
    };
    await flows.keeping.change(second?.id ?? '', { version: 1, ...salon, title, ...earlier }, flows.office);
    await flows.ending.draftNext();
    expect(await drafts()).toHaveLength(2);
    shop.clock.set('2026-03-20T10:00:00+08:00');
    await flows.ending.draftNext();
    expect((await drafts()).map(({ day }) => day)).toEqual(['2026-03-07', '2026-03-12', '2026-04-11']);
    // Said at the first of them, where somebody looks for it.
    await flows.keeping.repeat(event, { repeat: null }, flows.office);
    shop.clock.set('2026-05-01T10:00:00+08:00');
    await flows.ending.draftNext();
    expect(await drafts()).toHaveLength(3);
  });

  it('goes on to other events where one can be neither offered on nor held', async () => {
    const [one = '', other = ''] = await members(2);
    const ids = [await flows.open({ seats: 1, companions: 0 }), await flows.open({ seats: 1, companions: 0 })].sort();
    const [sick = '', well = ''] = ids;
    for (const id of ids) {
      await flows.accept(one, id);
      await flows.accept(other, id);
      await rows(shop.db.reading, `UPDATE event_seats SET seats = 2 WHERE event_id = $1`, [id]);
    }
    await poisoned(`new.event_id = '${sick}'`, async () => {
      await flows.offers.settleDue();
      expect(await flows.stateOf(other, well)).toBe('offered');
      expect(await flows.stateOf(other, sick)).toBe('waiting');
      shop.clock.set('2026-03-07T20:00:00+08:00');
      await flows.ending.holdDue();
      expect(await shop.one(`SELECT state FROM event WHERE id = $1`, [well])).toEqual({ state: 'held' });
    });
    await flows.ending.holdDue();
    expect(await version(sick)).toBe(await version(well));
  });
});

describe('names', () => {
  it('of companions are for who keeps the event, and masked for who only reads', async () => {
    const [member = ''] = await members(1);
    const event = await flows.open({ companions: 2, children: { allowed: true, note: '' } });
    const child = { name: '王小明', child: true, age: 7, guardianConsent: true };
    await flows.answer.accept(member, event, { id: newId(), companions: [child] });
    const lists = shop.module.context.get(EventOfficeLists);
    const read = async (role: 'manager' | 'finance' | 'auditor') =>
      (await lists.answers(event, { limit: 50 }, { staffId: newId(), role, storeId: null })).items[0]?.companions[0];
    expect(await lists.answers(event, { limit: 50 }, flows.manager)).toMatchObject({
      items: [{ companions: [{ name: '王小明', age: 7 }] }],
    });
    for (const role of ['finance', 'auditor'] as const)
      expect(await read(role)).toMatchObject({ name: '王**', age: null });
    await expect(lists.answers(event, { limit: 50, after: '99999999999' }, flows.office)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});
