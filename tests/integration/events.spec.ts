// Events: for whom they are, seats and the waiting list, points that come back, what may still be changed.
import { PointsPage } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { memberOf } from '../support/benefits';
import { type SentTerms, type eventFlowsOf, onEvents, salon } from '../support/events';
import { memberWithPoints } from '../support/rewards';
import type { Shop } from '../support/shop';

let shop: Shop;
let flows: ReturnType<typeof eventFlowsOf>;
const members = onEvents((opened) => ({ shop, flows } = opened));
const balance = async (memberId: string): Promise<number> =>
  (await shop.one<{ balance: number }>(`SELECT balance FROM point_account WHERE member_id = $1`, [memberId])).balance;
const codes = async (asked: readonly Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(asked)).map((each) =>
    each.status === 'fulfilled' ? 'yes' : String((each.reason as { code?: string }).code),
  );

describe('seats', () => {
  it('are never more than there are, however many answer at once, and who is left waits in order', async () => {
    const all = await members(20);
    const event = await flows.open({ seats: 5 });
    expect(await codes(all.map((member) => flows.accept(member, event)))).toEqual(all.map(() => 'yes'));
    const answers = await rows<{ state: string; number: number }>(
      shop.db.reading,
      `SELECT state, number FROM event_answer WHERE event_id = $1 ORDER BY number`,
      [event],
    );
    expect(answers.map(({ number }) => number)).toEqual(all.map((_, nth) => nth + 1));
    expect(answers.map(({ state }) => state)).toEqual(all.map((_, nth) => (nth < 5 ? 'accepted' : 'waiting')));
    expect(await flows.seats(event)).toMatchObject({ seats: 5, taken: 5 });
  });

  it('are taken once by a request that comes twice, and by a member with two phones', async () => {
    const [member = ''] = await members(1);
    const event = await flows.open();
    const id = newId();
    const asked = await codes([
      flows.accept(member, event, ['妈妈'], id),
      flows.accept(member, event, ['妈妈'], id),
      flows.accept(member, event, ['妈妈']),
    ]);
    expect(asked.every((code) => code === 'yes' || code === 'REQUEST_IN_FLIGHT')).toBe(true);
    await flows.accept(member, event, ['妈妈'], id);
    expect(await flows.seats(event)).toMatchObject({ taken: 2 });
    await expect(flows.accept(member, event, ['朋友'])).rejects.toMatchObject({ code: 'EVENT_ANSWERED' });
    await expect(flows.accept(member, event, ['妈妈', '朋友'], newId())).rejects.toMatchObject({ code: 'EVENT_PARTY' });
    // Cancelled on the other phone: the first one's answer, sent again, does not bring it back.
    await flows.cancel(member, event);
    await flows.accept(member, event, ['妈妈'], id);
    expect(await flows.stateOf(member, event)).toBe('cancelled');
    expect(await flows.seats(event)).toMatchObject({ taken: 0 });
  });

  it('go to who waits in strict order before the deadline, and to the first that fits after it', async () => {
    const [one = '', other = '', pair = '', late = ''] = await members(4);
    const event = await flows.open({ seats: 2 });
    await flows.accept(one, event);
    await flows.accept(other, event);
    await flows.accept(pair, event, ['同事']);
    await flows.accept(late, event);
    await flows.cancel(one, event);
    // One seat is free, two are wanted, and nobody overtakes.
    expect([await flows.stateOf(pair, event), await flows.stateOf(late, event)]).toEqual(['waiting', 'waiting']);
    expect((await flows.mine.event(late, event)).mine?.place).toBe(2);
    shop.clock.set('2026-03-05T20:00:01+08:00');
    await flows.offers.settleDue();
    expect([await flows.stateOf(pair, event), await flows.stateOf(late, event)]).toEqual(['waiting', 'offered']);
    await flows.confirm(late, event);
    expect(await flows.seats(event)).toMatchObject({ taken: 2 });
  });

  it('that are offered are kept for their time, the night not counted, and then go on to the next', async () => {
    const [first = '', second = '', third = ''] = await members(3);
    const event = await flows.open({ seats: 1, companions: 0 });
    for (const member of [first, second, third]) await flows.accept(member, event);
    shop.clock.set('2026-03-03T20:00:00+08:00');
    await flows.cancel(first, event);
    const { mine, can } = await flows.mine.event(second, event);
    expect(mine).toMatchObject({ state: 'offered', confirmBy: '2026-03-04T02:00:00.000Z' });
    expect(can).toMatchObject({ confirm: true, accept: false });
    shop.clock.set('2026-03-04T10:00:01+08:00');
    await expect(flows.confirm(second, event)).rejects.toMatchObject({ code: 'EVENT_OFFER_OVER' });
    await flows.offers.settleDue();
    await flows.offers.settleDue();
    expect([await flows.stateOf(second, event), await flows.stateOf(third, event)]).toEqual(['lapsed', 'offered']);
    expect(await flows.told(second)).toEqual(['「三月沙龙」有席位了', '席位已让给下一位']);
    await flows.confirm(third, event);
    expect(await flows.mine.ticket(third, event)).toMatchObject({ party: 1, number: 3 });
    // Who lapsed may queue again, at the end.
    await flows.accept(second, event);
    expect((await flows.mine.event(second, event)).mine).toMatchObject({ state: 'waiting', place: 1 });
  });

  it('follow a party that changes; more only where there is room and nobody waits', async () => {
    const [one = '', other = ''] = await members(2);
    const event = await flows.open({ seats: 3, companions: 2 });
    await flows.accept(one, event, ['甲']);
    await flows.change(one, event, ['甲', '乙']);
    expect(await flows.seats(event)).toMatchObject({ taken: 3 });
    await flows.accept(other, event);
    await flows.change(one, event, []);
    expect(await flows.seats(event)).toMatchObject({ taken: 2 });
    expect(await flows.stateOf(other, event)).toBe('offered');
    await expect(flows.change(one, event, ['甲', '乙'])).rejects.toMatchObject({ code: 'EVENT_FULL' });
    await expect(flows.change(other, event, ['丙', '丁'])).rejects.toMatchObject({ code: 'EVENT_FULL' });
  });

  it('for children take their guardian’s word, kept with its time', async () => {
    const [member = ''] = await members(1);
    const event = await flows.open({ companions: 2, children: { allowed: true, note: '6 岁以上' } });
    const child = { name: '小朋友', child: true, age: 7 };
    const bring = (guardianConsent: boolean) =>
      flows.answer.accept(member, event, { id: newId(), companions: [{ ...child, guardianConsent }] });
    await expect(bring(false)).rejects.toMatchObject({ code: 'EVENT_CHILD' });
    await bring(true);
    expect((await flows.mine.event(member, event)).mine?.companions).toEqual([
      { ...child, consentAt: '2026-03-02T02:00:00.000Z' },
    ]);
    const grown = await flows.open({ companions: 2 });
    const refused = flows.answer.accept(member, grown, {
      id: newId(),
      companions: [{ ...child, guardianConsent: true }],
    });
    await expect(refused).rejects.toMatchObject({ code: 'EVENT_CHILD' });
  });
});

describe('points', () => {
  const price = { kind: 'points', points: 30 } as const;

  it('are spent with the seat and go back to their lots with it', async () => {
    const member = await memberWithPoints(shop, 100);
    const event = await flows.open({ price });
    await flows.accept(member, event, ['朋友']);
    expect(await balance(member)).toBe(40);
    await flows.change(member, event, []);
    expect(await balance(member)).toBe(70);
    expect((await flows.mine.event(member, event)).returns).toContain('30 积分');
    await flows.cancel(member, event);
    expect(await balance(member)).toBe(100);
    await flows.accept(member, event);
    expect(await balance(member)).toBe(70);
    await flows.decline(member, event);
    expect(await balance(member)).toBe(100);
    const { lines } = await shop.module.context.get(PointsPage).points(member, { limit: 2 });
    expect(lines.map(({ title }) => title)).toEqual(['活动退回 · 三月沙龙', '活动 · 三月沙龙']);
  });

  it('that are too few refuse, and that were shown otherwise, too', async () => {
    const member = await memberWithPoints(shop, 50);
    const event = await flows.open({ price });
    await expect(flows.accept(member, event, ['朋友'])).rejects.toMatchObject({ code: 'GK004' });
    expect(await flows.seats(event)).toMatchObject({ taken: 0 });
    const shown = flows.answer.accept(member, event, { id: newId(), companions: [], points: 20 });
    await expect(shown).rejects.toMatchObject({ code: 'EVENT_CHANGED' });
    await flows.accept(member, event);
    const poor = await memberWithPoints(shop, 10);
    expect(await flows.mine.event(poor, event)).toMatchObject({
      obstacle: 'POINTS_INSUFFICIENT',
      obstacleWords: '还差 20 积分',
      can: { accept: false },
    });
  });

  it('come back to everybody when the event is called off, once', async () => {
    const [one, other] = [await memberWithPoints(shop, 100), await memberWithPoints(shop, 100)];
    const event = await flows.open({ price, seats: 2 });
    await flows.accept(one, event, ['朋友']);
    await flows.accept(other, event);
    await flows.keeping.cancel(event, { version: 2, reason: '场地漏水' }, flows.office);
    await expect(flows.cancel(one, event)).rejects.toMatchObject({ code: 'EVENT_CLOSED' });
    expect(await Promise.all([flows.callingOff.callOff(event), flows.callingOff.callOff(event)])).toHaveLength(2);
    expect(await flows.callingOff.callOff(event)).toBe(0);
    expect([await balance(one), await balance(other)]).toEqual([100, 100]);
    expect(await flows.told(one)).toEqual(['「三月沙龙」取消了']);
    expect(await flows.seats(event)).toMatchObject({ taken: 0 });
    expect(await flows.mine.event(other, event)).toMatchObject({ cancelledBecause: '场地漏水', state: 'cancelled' });
  });
});

describe('for whom', () => {
  const ids = async (memberId: string, which: 'coming' | 'mine' | 'past' = 'coming') =>
    (await flows.mine.list(memberId, { which, limit: 200 })).items.map(({ id }) => id);

  it('it is by tier, by store, by name, and from its day on', async () => {
    const [regular, gold] = [await memberOf(shop), await memberOf(shop, 20_000)];
    const all = await flows.open();
    const upper = await flows.open({ audience: { ...salon.audience, tiers: ['gold', 'platinum'] } });
    const invited = await flows.open({ audience: { ...salon.audience, who: 'invited' } });
    const later = await flows.open({ visibleFrom: '2026-03-04T10:00:00+08:00' });
    const seen = await ids(regular);
    expect([all, upper, invited, later].map((id) => seen.includes(id))).toEqual([true, false, false, false]);
    expect((await ids(gold)).includes(upper)).toBe(true);
    await expect(flows.mine.event(regular, upper)).rejects.toMatchObject({ code: 'EVENT_UNKNOWN' });
    await expect(flows.accept(regular, upper)).rejects.toMatchObject({ code: 'EVENT_NOT_FOR_YOU' });
    const wish = { id: newId(), words: '想请您来坐坐', to: { kind: 'members', memberIds: [regular] } } as const;
    const asked = { ...wish, to: { ...wish.to, memberIds: [...wish.to.memberIds] } };
    expect(await flows.inviting.invite(invited, asked, flows.office)).toMatchObject({ invited: 1, before: 0 });
    expect(await flows.inviting.invite(invited, asked, flows.office)).toMatchObject({ invited: 1, before: 0 });
    expect((await ids(regular, 'mine')).includes(invited)).toBe(true);
    expect((await flows.mine.event(regular, invited)).words).toMatchObject({ text: '想请您来坐坐' });
    expect(await flows.told(regular)).toEqual(['请您来「三月沙龙」']);
    await flows.accept(regular, invited);
    shop.clock.set('2026-03-08T10:00:00+08:00');
    expect((await ids(regular, 'past')).includes(invited)).toBe(true);
  });

  it('a guest who is no member sees what is for everybody and is told to join', async () => {
    const known = await shop.one<{ id: string }>(`SELECT id FROM member WHERE state = 'active' LIMIT 1`);
    const phone = '13955550001';
    await shop.sell({ number: `guest-${newId()}`, phone, goods: [{ yuan: 50 }], agrees: false });
    const guest = await shop.one<{ id: string }>(
      `SELECT id FROM member WHERE state = 'known' ORDER BY created_at DESC LIMIT 1`,
    );
    const everybody = await flows.open({ audience: { ...salon.audience, who: 'everyone' } });
    const forMembers = await flows.open();
    expect((await ids(guest.id)).includes(everybody)).toBe(true);
    expect((await ids(guest.id)).includes(forMembers)).toBe(false);
    await expect(flows.accept(guest.id, everybody)).rejects.toMatchObject({ code: 'EVENT_MEMBERS_ONLY' });
    expect((await flows.mine.event(known.id, everybody)).poster).not.toBeNull();
    expect((await flows.mine.event(known.id, forMembers)).poster).toBeNull();
  });

  it('somebody of a store plans for that store alone', async () => {
    const id = newId();
    const brands: SentTerms = { ...salon, store: null };
    await expect(flows.keeping.create({ id, ...brands }, flows.manager)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await flows.keeping.create({ id, ...salon }, flows.manager)).toMatchObject({
      state: 'draft',
      mayChange: true,
    });
    const other = { ...flows.manager, storeId: newId() };
    await expect(flows.list.event(id, other)).rejects.toMatchObject({ code: 'EVENT_UNKNOWN' });
    const open = flows.keeping.switch(id, { version: 1, state: 'open' }, { ...flows.manager, role: 'auditor' });
    await expect(open).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an open event', () => {
  it('keeps its seats above what is taken, its price, and tells of another time', async () => {
    const [member = ''] = await members(1);
    const event = await flows.open({ seats: 4 });
    await flows.accept(member, event, ['朋友']);
    const change = (terms: Partial<SentTerms>, version = 2) =>
      flows.keeping.change(event, { version, ...salon, seats: 4, ...terms }, flows.office);
    await expect(change({ seats: 1, companions: 0 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(change({ price: { kind: 'points', points: 5 } })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await flows.keeping.change(event, { version: 2, ...salon, seats: 2 }, flows.office);
    await expect(change({ seats: 6 }, 2)).rejects.toMatchObject({ code: 'EVENT_CHANGED' });
    const moved = { startsAt: '2026-03-07T16:00:00+08:00', endsAt: '2026-03-07T18:00:00+08:00' };
    const changed = await flows.keeping.change(event, { version: 3, ...salon, seats: 2, ...moved }, flows.office);
    expect(changed).toMatchObject({ version: 4, counts: { taken: 2, left: 0 } });
    expect(
      await rows(shop.db.reading, `SELECT payload ->> 'version' AS v FROM outbox WHERE job = 'event.changed'`),
    ).toEqual([{ v: '4' }]);
  });

  it('may still be moved after its deadline', async () => {
    const event = await flows.open();
    shop.clock.set('2026-03-06T10:00:00+08:00');
    const place = { ...salon.place, name: '一店三楼' };
    expect(await flows.keeping.change(event, { version: 2, ...salon, place }, flows.office)).toMatchObject({ place });
    const late = { ...salon, replyBy: '2026-03-06T09:00:00+08:00' };
    await expect(flows.keeping.change(event, { version: 3, ...late }, flows.office)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });

  it('that cannot be answered cannot be opened', async () => {
    const id = newId();
    await flows.keeping.create({ id, ...salon, replyBy: '2026-03-08T10:00:00+08:00' }, flows.office);
    await expect(flows.keeping.switch(id, { version: 1, state: 'open' }, flows.office)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      detail: { issues: [{ path: 'replyBy', message: '报名截止要早于活动开始' }] },
    });
  });
});
