// The evening of an event: the door, the draw, what the clock does, and who leaves before it.
import { DrawByClock, EraseMembers, EventFiles, LeaveProgramme, MergeMembers, bookingChecks } from '@guike/flows';
import { winnersOf } from '@guike/events';
import { newId, ownerDataSource, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { DataSource } from 'typeorm';
import { memberOf } from '../support/benefits';
import { EVENT_BREAKS } from '../support/event-breaks';
import { type eventFlowsOf, onEvents, salon } from '../support/events';
import { memberWithPoints } from '../support/rewards';
import type { Shop } from '../support/shop';

let shop: Shop;
let flows: ReturnType<typeof eventFlowsOf>;
const members = onEvents((opened) => ({ shop, flows } = opened));
const scanOf = (change: object) => ({ id: newId(), at: shop.clock.now().toISOString(), ...change });

describe('the door', () => {
  it('counts each scan once, at once or settled later, and says who is not coming', async () => {
    const [one = '', other = '', waits = ''] = await members(3);
    const event = await flows.open({ seats: 3 });
    await flows.accept(one, event, ['妈妈']);
    await flows.accept(other, event);
    await flows.accept(waits, event);
    shop.clock.set('2026-03-07T14:40:00+08:00');
    const door = await flows.door.list(event, flows.guide);
    expect(door.lines.map(({ party, arrived }) => [party, arrived])).toEqual([
      [2, 0],
      [1, 0],
    ]);
    const [line] = door.lines;
    const partly = scanOf({ code: line?.code, persons: 1 });
    const scan = (...scans: ReturnType<typeof scanOf>[]) => flows.door.scan(event, { scans }, flows.guide);
    expect(await scan(partly)).toMatchObject({ arrived: 1, expected: 3, scans: [{ outcome: 'in', arrived: 1 }] });
    const rest = scanOf({ code: line?.code });
    const batch = [
      partly,
      rest,
      scanOf({ code: line?.code }),
      scanOf({ code: '000000000000' }),
      scanOf({ memberId: waits }),
    ];
    const settled = await Promise.all([scan(...batch), scan(...batch)]);
    for (const { scans } of settled)
      expect(scans.map(({ outcome }) => outcome)).toEqual(['in', 'in', 'again', 'unknown', 'not_coming']);
    expect(settled.map(({ arrived }) => arrived)).toEqual([2, 2]);
    expect(await flows.mine.ticket(one, event)).toMatchObject({ arrived: 2, sentence: '已签到，玩得开心' });
    await expect(flows.cancel(one, event)).rejects.toMatchObject({ code: 'EVENT_CLOSED' });
    // The evening ends; the other one's scan comes from a phone that had no network.
    shop.clock.set('2026-03-07T19:30:00+08:00');
    expect(await flows.ending.holdDue()).toBeGreaterThan(0);
    expect((await flows.mine.event(other, event)).mine?.attendance).toBe('missed');
    const late = { ...scanOf({ memberId: other }), at: '2026-03-07T15:05:00+08:00' };
    expect(await scan(late)).toMatchObject({ arrived: 3, scans: [{ outcome: 'in' }] });
    expect((await flows.mine.event(other, event)).mine?.attendance).toBe('came');
    const jobs = await rows(
      shop.db.reading,
      `SELECT FROM outbox WHERE job = 'event.held' AND payload ->> 'eventId' = $1`,
      [event],
    );
    expect(jobs).toHaveLength(2);
  });

  it('lets in who comes without an answer while there is room, and beyond it by a manager', async () => {
    const [comes = ''] = await members(1);
    const phone = '13955551234';
    await shop.sell({
      number: 'walker',
      phone,
      goods: [{ yuan: 100, quantity: 2 }],
      customer: { kind: 'phone', phone, name: '周末来' },
    });
    const event = await flows.open({ seats: 4 });
    await flows.accept(comes, event);
    shop.clock.set('2026-03-07T15:10:00+08:00');
    const walk = (persons: number, by: typeof flows.guide | typeof flows.manager, more: object = {}, id = newId()) =>
      flows.walkIn.walkIn(event, { id, persons, beyondSeats: false, ...more }, by);
    const id = newId();
    expect(await walk(2, flows.guide, {}, id)).toMatchObject({ arrived: 2, duplicate: false });
    expect(await walk(2, flows.guide, {}, id)).toMatchObject({ arrived: 2, duplicate: true });
    const member = { phone, name: '周末来' };
    expect(await walk(1, flows.guide, { member })).toMatchObject({ arrived: 3, nameMasked: '周**' });
    await expect(walk(1, flows.guide, { beyondSeats: true })).rejects.toMatchObject({ code: 'EVENT_FULL' });
    expect(await walk(1, flows.manager, { beyondSeats: true })).toMatchObject({ arrived: 4 });
    expect(await flows.seats(event)).toMatchObject({ seats: 4, taken: 1, walked: 4 });
    const walked = await rows(
      shop.db.reading,
      `SELECT state, attendance, arrived FROM event_answer WHERE event_id = $1 AND state = 'walk_in'`,
      [event],
    );
    expect(walked).toEqual([{ state: 'walk_in', attendance: 'walked_in', arrived: 1 }]);
  });

  it('draws among those who came, as anybody can reckon again', async () => {
    const all = await members(4);
    const draw = { rules: '签到者每人一号', prizes: [{ name: '丝巾', count: 2 }], minutes: 30 };
    const event = await flows.open({ draw });
    for (const member of all) await flows.accept(member, event);
    const before = await flows.draws.show(event, flows.office);
    expect(before).toMatchObject({ seed: null, canDraw: false, winners: [] });
    expect(before.commitment).toMatch(/^[0-9a-f]{64}$/);
    await expect(flows.draws.draw(event, flows.office)).rejects.toMatchObject({ code: 'EVENT_STATE' });
    shop.clock.set('2026-03-07T15:30:00+08:00');
    const scans = all.slice(0, 3).map((memberId) => scanOf({ memberId }));
    await flows.door.scan(event, { scans }, flows.guide);
    const [one, other] = await Promise.all([
      flows.draws.draw(event, flows.office),
      flows.draws.draw(event, flows.manager),
    ]);
    expect(one).toEqual(other);
    const after = await flows.draws.show(event, flows.office);
    expect(after).toMatchObject({ commitment: before.commitment, entries: [1, 2, 3], canDraw: false });
    expect(winnersOf(Buffer.from(after.seed ?? '', 'hex'), after.entries, draw)).toEqual(after.winners);
    expect(after.wonBy.map(({ number }) => number)).toEqual(one.winners.map(({ number }) => number));
  });
});

describe('the moment of a draw', () => {
  const scanned = (event: string, memberId: string) =>
    flows.door.scan(event, { scans: [scanOf({ memberId })] }, flows.guide);
  const draw = { rules: '签到者每人一号', prizes: [{ name: '丝巾', count: 1 }], minutes: 30 };

  it('is published with the hash, and who comes later does not take part, whenever it is drawn', async () => {
    const [early, late] = (await members(2)) as [string, string];
    const event = await flows.open({ draw });
    for (const member of [early, late]) await flows.accept(member, event);
    expect((await flows.mine.event(early, event)).draw).toMatchObject({
      ...{ at: '2026-03-07T07:30:00.000Z', atWords: '3月7日 15:30', seed: null },
    });
    const later = { ...salon, draw: { ...draw, minutes: 90 } };
    await expect(flows.keeping.change(event, { version: 2, ...later }, flows.office)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    shop.clock.set('2026-03-07T15:10:00+08:00');
    await scanned(event, early);
    await expect(flows.draws.draw(event, flows.office)).rejects.toMatchObject({
      detail: { sentence: '15:30 后才能抽奖，那时已签到的号码参加' },
    });
    shop.clock.set('2026-03-07T15:40:00+08:00');
    await scanned(event, late);
    expect(await flows.draws.draw(event, flows.office)).toEqual({ winners: [{ prize: '丝巾', number: 1 }] });
    expect(await flows.draws.show(event, flows.office)).toMatchObject({ entries: [1], canDraw: false });
  });

  it('is kept by the clock a quarter of an hour later, once, and only where somebody had come', async () => {
    const byClock = shop.module.context.get(DrawByClock, { strict: false });
    const [member] = (await members(1)) as [string];
    const [event, empty] = [await flows.open({ draw }), await flows.open({ draw })];
    await flows.accept(member, event);
    shop.clock.set('2026-03-07T15:05:00+08:00');
    await scanned(event, member);
    shop.clock.set('2026-03-07T15:44:00+08:00');
    expect(await byClock.drawDue()).toBe(0);
    shop.clock.set('2026-03-07T15:46:00+08:00');
    const drawn = await Promise.all([byClock.drawDue(), byClock.drawDue()]);
    expect(Math.max(...drawn)).toBe(1);
    expect(await flows.draws.draw(event, flows.office)).toEqual({ winners: [{ prize: '丝巾', number: 1 }] });
    expect(await byClock.drawDue()).toBe(0);
    expect(await flows.draws.show(empty, flows.office)).toMatchObject({ drawnAt: null, whyNot: '15:30 前没有人签到' });
    const [kept] = await rows(shop.db.reading, `SELECT drawn_by AS by FROM event_draw WHERE event_id = $1`, [event]);
    expect(kept).toEqual({ by: null });
  });
});

describe('the clock', () => {
  it('reminds the day before and two hours before, once each', async () => {
    const [member = ''] = await members(1);
    const event = await flows.open({ title: '提醒的沙龙' });
    await flows.accept(member, event);
    const remind = async (at: string) => {
      shop.clock.set(at);
      await Promise.all([flows.reminders.remind(), flows.reminders.remind()]);
      return (await flows.told(member)).length;
    };
    expect(await remind('2026-03-06T14:59:00+08:00')).toBe(0);
    expect(await remind('2026-03-06T15:01:00+08:00')).toBe(1);
    expect(await remind('2026-03-06T16:00:00+08:00')).toBe(1);
    expect(await remind('2026-03-07T13:01:00+08:00')).toBe(2);
    expect(await remind('2026-03-07T14:00:00+08:00')).toBe(2);
  });

  it('makes the next of a series four weeks before, once', async () => {
    const event = await flows.open({ title: '每月的沙龙' });
    const repeat = { kind: 'weekday', nth: 1, weekday: 6 } as const;
    expect(await flows.keeping.repeat(event, { repeat }, flows.office)).toMatchObject({
      series: { words: '每月第一个周六', nextOn: '2026-04-04' },
    });
    const drafts = () =>
      rows(shop.db.reading, `SELECT occurs_on AS on, state FROM event WHERE title = $1 ORDER BY 1`, ['每月的沙龙']);
    await flows.ending.draftNext();
    expect(await drafts()).toHaveLength(1);
    shop.clock.set('2026-03-07T10:00:00+08:00');
    await Promise.all([flows.ending.draftNext(), flows.ending.draftNext()]);
    await flows.ending.draftNext();
    expect(await drafts()).toEqual([
      { on: '2026-03-07', state: 'open' },
      { on: '2026-04-04', state: 'draft' },
    ]);
    shop.clock.set('2026-06-20T10:00:00+08:00');
    await flows.ending.draftNext();
    expect((await drafts()).at(-1)).toEqual({ on: '2026-07-04', state: 'draft' });
  });
});

it('has an entry for calendars, by a link that is ours', async () => {
  const [member = ''] = await members(1);
  const event = await flows.open({ title: '日历里的沙龙', replyBy: '2026-03-06T20:00:00+08:00' });
  const link = new URL((await flows.mine.event(member, event)).calendar, 'http://guike');
  const seal = { until: Number(link.searchParams.get('until')), sign: link.searchParams.get('sign') ?? '' };
  const file = (await shop.module.context.get(EventFiles).calendar(event, seal)).toString();
  for (const line of ['SUMMARY:日历里的沙龙', 'DTSTART:20260307T070000Z', 'DURATION:PT120M', 'TRIGGER:-PT2H'])
    expect(file).toContain(line);
  const forged = shop.module.context.get(EventFiles).calendar(event, { ...seal, until: seal.until + 1 });
  await expect(forged).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

describe('somebody who goes', () => {
  it('gives their seats to who waits, and leaves no names behind', async () => {
    shop.clock.set('2026-03-02T10:00:00+08:00');
    const [leaves = '', waits = ''] = await members(2);
    await shop.module.context.get(LeaveProgramme).leave(leaves);
    const later = { startsAt: '2026-03-28T15:00:00+08:00', endsAt: '2026-03-28T17:00:00+08:00' };
    const event = await flows.open({ ...later, replyBy: '2026-03-27T20:00:00+08:00', seats: 2 });
    await flows.accept(leaves, event, ['王小明']);
    await flows.accept(waits, event);
    shop.clock.set('2026-03-20T10:00:00+08:00');
    await shop.module.context.get(EraseMembers).eraseDue();
    expect(
      await shop.one(`SELECT state, companions, party FROM event_answer WHERE member_id = $1 AND event_id = $2`, [
        leaves,
        event,
      ]),
    ).toEqual({ state: 'cancelled', companions: [], party: 2 });
    await flows.offers.settleDue();
    expect(await flows.stateOf(waits, event)).toBe('offered');
  });

  it('is not merged while they are coming, and the store can take their answer back', async () => {
    const [keep, gone] = [await memberWithPoints(shop, 50), await memberWithPoints(shop, 50)];
    const event = await flows.open({ price: { kind: 'points', points: 30 } });
    await flows.accept(gone, event);
    const merge = () => shop.module.context.get(MergeMembers).merge({ keep, gone, reason: '同一个人' }, flows.office);
    await expect(merge()).rejects.toMatchObject({ code: 'MERGE_REFUSED' });
    const wish = { eventId: event, memberId: gone, reason: '来电取消' };
    await expect(flows.withdrawing.withdraw(wish, { ...flows.manager, storeId: newId() })).rejects.toMatchObject({
      code: 'EVENT_UNKNOWN',
    });
    expect(await flows.withdrawing.withdraw(wish, flows.manager)).toMatchObject({ counts: { taken: 0, accepted: 0 } });
    await flows.withdrawing.withdraw(wish, flows.manager);
    expect(await flows.told(gone)).toEqual(['「三月沙龙」的报名已取消']);
    expect(await merge()).toMatchObject({ points: 50 });
    // What they answered is theirs under the name that stays.
    expect((await flows.mine.event(keep, event)).mine?.state).toBe('cancelled');
  });
});

it('is found out where something is wrong with it, and only that', async () => {
  const [member, other] = [await memberWithPoints(shop, 100), await memberOf(shop)];
  const draw = { rules: '签到者每人一号', prizes: [{ name: '丝巾', count: 1 }], minutes: 0 };
  const event = await flows.open({ price: { kind: 'points', points: 10 }, draw });
  await flows.accept(member, event, ['朋友']);
  shop.clock.set('2026-03-07T15:00:00+08:00');
  const at = shop.clock.now().toISOString();
  await flows.door.scan(event, { scans: [{ id: newId(), at, memberId: member }] }, flows.guide);
  await flows.walkIn.walkIn(event, { id: newId(), persons: 2, beyondSeats: false }, flows.guide);
  await flows.draws.draw(event, flows.office);
  const owner = await new DataSource({
    ...ownerDataSource(shop.module.config.databaseUrl),
    migrations: [],
  }).initialize();
  try {
    for (const [what, sql, found] of EVENT_BREAKS) {
      const runner = owner.createQueryRunner();
      await runner.startTransaction();
      const [broken] = (await runner.query(sql, [event, other])) as [unknown[], number] | [unknown[]];
      expect([what, Array.isArray(broken) ? broken.length : 1]).not.toEqual([what, 0]);
      const outcomes = await runChecks(runner.manager, bookingChecks);
      expect([what, outcomes.filter(({ offenders }) => offenders > 0).map(({ name }) => name)]).toEqual([what, found]);
      await runner.rollbackTransaction();
      await runner.release();
    }
  } finally {
    await owner.destroy();
  }
});
