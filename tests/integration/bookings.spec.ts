// Booked times: never more than there is room for however many ask at once, counted against the quota, put off, reminded.
import {
  bookingChecks,
  BookBenefit,
  BookingTimes,
  CancelStoreBooking,
  EraseMembers,
  GrantBenefits,
  KeepBookingPlans,
  LeaveProgramme,
  RemindBookings,
  StepBooking,
  StoreBookings,
} from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { presets } from '@guike/programme';
import { memberWithPoints } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';

/** Everybody may book: a manicure once a month, up to seven days ahead, and alterations as often as one likes. */
const programme = {
  ...presets.boutique,
  benefits: presets.boutique.benefits.map((each) =>
    each.code === 'manicure' || each.code === 'alterations' ? { ...each, everyone: true, pickable: false } : each,
  ),
};
const office = { staffId: newId(), role: 'head_office', storeId: null } as const;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ programme, config: { databasePool: 8 } });
  for (const code of ['manicure', 'alterations'])
    await get(KeepBookingPlans).keep(
      { store: 'S1', code },
      {
        version: 0,
        slotMinutes: 60,
        cancelHours: 4,
        hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 14 * 60, to: 18 * 60, capacity: 3 })),
        closedDays: ['2026-03-05'],
      },
      office,
    );
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

const get: Shop['module']['context']['get'] = (token: never) => shop.module.context.get(token);
const wish = (change: object = {}) => ({
  id: newId(),
  code: 'alterations',
  store: 'S1',
  day: '2026-03-04',
  fromMinute: 14 * 60,
  note: '',
  ...change,
});
const book = (memberId: string, change: object = {}) => get(BookBenefit).book(memberId, wish(change));

async function outcomes(asked: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const each of await Promise.allSettled(asked)) {
    const outcome = each.status === 'fulfilled' ? 'yes' : String((each.reason as { code?: string }).code);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

it('gives three places to three of two hundred who ask at once', async () => {
  const members: string[] = [];
  for (let n = 0; n < 20; n++) members.push(await memberWithPoints(shop, 10));
  const asked = Array.from({ length: 200 }, (_, n) => book(members[n % 20] ?? ''));
  expect(await outcomes(asked)).toEqual({ yes: 3, SLOT_FULL: 197 });
  const [member = ''] = members;
  const { days } = await get(BookingTimes).slots(member, 'alterations', undefined);
  const day = days.find((each) => each.day === '2026-03-04');
  expect(day).toMatchObject({ free: 9 });
  expect(day?.slots.map(({ time, left }) => [time, left])).toEqual([
    ['14:00', 0],
    ['15:00', 3],
    ['16:00', 3],
    ['17:00', 3],
  ]);
});

it('is one booking under one id, and counts once against the month', async () => {
  const memberId = await memberWithPoints(shop, 10);
  const id = newId();
  const same = await Promise.all(Array.from({ length: 5 }, () => book(memberId, { id, code: 'manicure' })));
  expect(new Set(same.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(same[0]).toMatchObject({ time: '14:00', until: '15:00', state: 'booked', canChange: true });
  await expect(book(memberId, { id })).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
  const more = Array.from({ length: 4 }, (_, n) =>
    book(memberId, { code: 'manicure', fromMinute: (15 + (n % 3)) * 60 }),
  );
  expect(await outcomes(more)).toEqual({ BENEFIT_QUOTA: 4 });
  const { days } = await get(BookingTimes).slots(memberId, 'manicure', 'S1');
  expect(days.every(({ free }) => free === 0)).toBe(true);
  await get(BookBenefit).cancel(memberId, id);
  expect(await book(memberId, { code: 'manicure' })).toMatchObject({ state: 'booked' });
});

it('is refused on closed days, too far ahead, in the past, and for whom it is not', async () => {
  const memberId = await memberWithPoints(shop, 10);
  const closed = { code: 'SLOT_CLOSED' };
  await expect(book(memberId, { day: '2026-03-05' })).rejects.toMatchObject(closed);
  await expect(book(memberId, { code: 'manicure', day: '2026-03-11' })).rejects.toMatchObject(closed);
  await expect(book(memberId, { fromMinute: 14 * 60 + 30 })).rejects.toMatchObject(closed);
  await expect(book(memberId, { day: '2026-03-02' })).rejects.toMatchObject(closed);
  await expect(book(memberId, { code: 'beauty' })).rejects.toMatchObject({ code: 'BENEFIT_UNKNOWN' });
  await expect(book(memberId, { store: 'S9' })).rejects.toMatchObject({ code: 'STORE_UNKNOWN' });
});

it('is put off to a free time until four hours before, both ways at once too', async () => {
  const [one, other] = [await memberWithPoints(shop, 10), await memberWithPoints(shop, 10)];
  const day = '2026-03-07';
  const [mine, theirs] = [await book(one, { day }), await book(other, { day, fromMinute: 15 * 60 })];
  const change = (memberId: string, id: string, fromMinute: number) =>
    get(BookBenefit).change(memberId, id, { day, fromMinute });
  await Promise.all([change(one, mine.id, 15 * 60), change(other, theirs.id, 14 * 60)]);
  const found = await rows(
    shop.db.reading,
    `SELECT from_minute / 60 AS hour, taken FROM booking_slot WHERE day = $1 ORDER BY 1`,
    [day],
  );
  expect(found).toEqual([
    { hour: 14, taken: 1 },
    { hour: 15, taken: 1 },
  ]);
  expect(await change(one, mine.id, 15 * 60)).toMatchObject({ time: '15:00' });
  shop.clock.set('2026-03-07T11:00:01+08:00');
  await expect(change(one, mine.id, 17 * 60)).rejects.toMatchObject({ code: 'BOOKING_LATE' });
  await expect(get(BookBenefit).cancel(one, mine.id)).rejects.toMatchObject({ code: 'BOOKING_LATE' });
  await expect(get(BookBenefit).cancel(other, mine.id)).rejects.toMatchObject({ code: 'BOOKING_UNKNOWN' });
});

it('frees the place of who has left', async () => {
  const [stays, leaves] = [await memberWithPoints(shop, 10), await memberWithPoints(shop, 10)];
  await get(LeaveProgramme).leave(leaves);
  shop.clock.advance({ days: 15 });
  const day = '2026-03-25';
  const [gone] = [await book(leaves, { day, note: '收腰' }), await book(stays, { day })];
  const taken = () => shop.one<{ taken: number }>(`SELECT taken FROM booking_slot WHERE day = $1`, [day]);
  expect(await taken()).toEqual({ taken: 2 });
  shop.clock.advance({ days: 1 });
  expect(await get(EraseMembers).eraseDue()).toBe(1);
  expect(await taken()).toEqual({ taken: 1 });
  const left = `SELECT u.state, b.note, b.cancelled_at IS NOT NULL AS ended FROM booking b
    JOIN benefit_use u ON u.member_id = b.member_id AND u.id = b.id WHERE b.id = $1`;
  expect(await shop.one(left, [gone.id])).toEqual({ state: 'cancelled', note: '', ended: true });
});

it('reminds the day before, once, and again after it was put off', async () => {
  const memberId = await memberWithPoints(shop, 10);
  const { id } = await book(memberId, { day: '2026-03-08' });
  const told = async () =>
    rows<{ title: string }>(
      shop.db.reading,
      `SELECT title FROM inbox_message WHERE member_id = $1 AND kind = 'booking' ORDER BY id`,
      [memberId],
    );
  const remind = () => Promise.all([get(RemindBookings).remind(), get(RemindBookings).remind()]);
  await remind();
  expect(await told()).toEqual([]);
  shop.clock.set('2026-03-07T09:00:00+08:00');
  await remind();
  await remind();
  expect(await told()).toEqual([{ title: '3月8日 14:00，衣物修改' }]);
  await get(BookBenefit).change(memberId, id, { day: '2026-03-08', fromMinute: 16 * 60 });
  await remind();
  expect((await told()).map(({ title }) => title)).toEqual(['3月8日 14:00，衣物修改', '3月8日 16:00，衣物修改']);
});

it('is listed in its store, and cancelled by it with a word to the member', async () => {
  const memberId = await memberWithPoints(shop, 10);
  const { id } = await book(memberId, { day: '2026-03-09', note: '收腰' });
  const stranger = { staffId: newId(), role: 'manager', storeId: newId() } as const;
  const lists = get(StoreBookings);
  expect((await lists.ofDay({ day: '2026-03-09', limit: 10 }, stranger)).items).toEqual([]);
  const { items } = await lists.ofDay({ day: '2026-03-09', limit: 10 }, office);
  expect(items).toMatchObject([{ id, memberId, time: '14:00', note: '收腰', open: true }]);
  const { days } = await lists.days({}, office);
  expect(days.find(({ day }) => day === '2026-03-09')).toEqual({ day: '2026-03-09', count: 1 });
  const cancelling = get(CancelStoreBooking);
  await expect(cancelling.cancel({ memberId, id }, '师傅病了', stranger)).rejects.toMatchObject({
    code: 'BOOKING_UNKNOWN',
  });
  const twice = [
    await cancelling.cancel({ memberId, id }, '师傅病了', office),
    await cancelling.cancel({ memberId, id }, '师傅病了', office),
  ];
  expect(twice.map(({ state, open }) => [state, open])).toEqual([
    ['cancelled', false],
    ['cancelled', false],
  ]);
  const { body } = await shop.one<{ body: string }>(
    `SELECT body FROM inbox_message WHERE member_id = $1 AND kind = 'booking'`,
    [memberId],
  );
  expect(body).toContain('次数已还给您');
});

it('keeps a plan as it was last seen', async () => {
  const { items } = await get(KeepBookingPlans).list({}, office);
  expect(items.map(({ code, version }) => [code, version])).toContainEqual(['beauty', 0]);
  const plan = { version: 0, slotMinutes: 60, cancelHours: 4, closedDays: [] };
  const hours = [{ weekday: 1, from: 600, to: 720, capacity: 1 }];
  const keep = (change: object) =>
    get(KeepBookingPlans).keep({ store: 'S1', code: 'beauty' }, { ...plan, hours, ...change }, office);
  expect(await keep({})).toMatchObject({ version: 1, hours });
  expect(await keep({})).toMatchObject({ version: 1 });
  await expect(keep({ hours: [] })).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
  const overlap = [...hours, { weekday: 1, from: 660, to: 780, capacity: 1 }];
  await expect(keep({ version: 1, hours: overlap })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});

describe('with a surprise of the same benefit', () => {
  const surprise = (memberId: string, validThrough: string) =>
    get(GrantBenefits).grant(
      {
        id: newId(),
        audience: { kind: 'member', memberId },
        gift: { kind: 'benefit', code: 'manicure', name: '' },
        title: '送您一次美甲',
        words: '月底前来店都可以用。',
        validThrough,
      },
      office,
    );
  const quota = { code: 'BENEFIT_QUOTA' };

  it('stays what it was when it is put off, so that nothing is had twice', async () => {
    const memberId = await memberWithPoints(shop, 10);
    const [monthly] = [await book(memberId, { code: 'manicure' }), await surprise(memberId, '2026-03-31')];
    const given = await book(memberId, { code: 'manicure', day: '2026-03-06' });
    for (const { id } of [monthly, given])
      await get(BookBenefit).change(memberId, id, { day: '2026-03-07', fromMinute: 16 * 60 });
    await expect(book(memberId, { code: 'manicure' })).rejects.toMatchObject(quota);
  });

  it('is for its own days only, first and put off', async () => {
    const memberId = await memberWithPoints(shop, 10);
    await book(memberId, { code: 'manicure', day: '2026-03-08' });
    await surprise(memberId, '2026-03-06');
    const late = { day: '2026-03-07', fromMinute: 14 * 60 };
    await expect(book(memberId, { code: 'manicure', ...late })).rejects.toMatchObject(quota);
    const { id } = await book(memberId, { code: 'manicure', day: '2026-03-06' });
    await expect(get(BookBenefit).change(memberId, id, late)).rejects.toMatchObject({
      ...quota,
      detail: { sentence: '这项权益可用到3月6日，请选更早的日子' },
    });
  });
});

it('leaves places to others where a benefit has no quota', async () => {
  const memberId = await memberWithPoints(shop, 10);
  const asked = Array.from({ length: 12 }, (_, n) =>
    book(memberId, { day: `2026-03-1${Math.floor(n / 4)}`, fromMinute: (14 + (n % 4)) * 60 }),
  );
  expect(await outcomes(asked)).toEqual({ yes: 5, BENEFIT_QUOTA: 7 });
});

it('is not had with a frozen card', async () => {
  const memberId = await memberWithPoints(shop, 10);
  const { id } = await book(memberId, { day: '2026-03-03', fromMinute: 17 * 60 });
  const step = () => get(StepBooking).step({ memberId, id }, 'delivered', office);
  const stand = (state: string) =>
    rows(shop.db.reading, `UPDATE member SET state = $2 WHERE id = $1`, [memberId, state]);
  const freeze = `UPDATE point_account SET status = $2 WHERE member_id = $1`;
  await stand('frozen');
  await rows(shop.db.reading, freeze, [memberId, 'frozen']);
  await expect(step()).rejects.toMatchObject({ code: 'ACCOUNT_FROZEN' });
  await stand('active');
  await rows(shop.db.reading, freeze, [memberId, 'active']);
  expect(await step()).toMatchObject({ state: 'delivered' });
});
