// Scratch: what an attacker tries.
import { BookBenefit, GrantBenefits, KeepBookingPlans, LeaveProgramme, EraseMembers } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { NotificationsService } from '@guike/notifications';
import { presets } from '@guike/programme';
import { PointsOffice } from '../support/points-office';
import { memberWithPoints } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';

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
        version: 0, slotMinutes: 60, cancelHours: 4,
        hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 14 * 60, to: 18 * 60, capacity: 3 })),
        closedDays: [],
      },
      office,
    );
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
const get: Shop['module']['context']['get'] = (token: never) => shop.module.context.get(token);
const book = (memberId: string, change: object = {}) =>
  get(BookBenefit).book(memberId, { id: newId(), code: 'manicure', store: 'S1', day: '2026-03-04', fromMinute: 14 * 60, note: '', ...change });
const grant = (memberId: string, validThrough: string) =>
  get(GrantBenefits).grant({ id: newId(), audience: { kind: 'member', memberId }, gift: { kind: 'benefit', code: 'manicure', name: '' },
    title: '送您', words: '一次美甲，林姐', validThrough }, office);

it('moves a month booking into the place of a surprise', async () => {
  const m = await memberWithPoints(shop, 10);
  const mine = await book(m);
  await grant(m, '2026-03-31');
  await book(m, { fromMinute: 15 * 60 }); // takes the surprise
  await expect(book(m, { fromMinute: 16 * 60 })).rejects.toMatchObject({ code: 'BENEFIT_QUOTA' });
  await get(BookBenefit).change(m, mine.id, { day: '2026-03-05', fromMinute: 14 * 60 }).catch((e) => console.log(e.code));
  await expect(book(m, { fromMinute: 16 * 60 })).rejects.toMatchObject({ code: 'BENEFIT_QUOTA' });
});
it('books a surprise for after its last day', async () => {
  const m = await memberWithPoints(shop, 10);
  await book(m, { day: '2026-03-05' });
  await grant(m, '2026-03-04');
  await expect(book(m, { day: '2026-03-06' })).rejects.toMatchObject({ code: 'BENEFIT_QUOTA' });
});
it('takes all places of a week', async () => {
  const m = await memberWithPoints(shop, 10);
  const asked = await Promise.allSettled(
    Array.from({ length: 24 }, (_, n) => book(m, { code: 'alterations', day: `2026-03-${String(5 + Math.floor(n / 4)).padStart(2, '0')}`, fromMinute: (14 + (n % 4)) * 60 })),
  );
  expect(asked.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(10);
});
it('is told something after having left; words of a surprise stay', async () => {
  const m = await memberWithPoints(shop, 10);
  await grant(m, '2026-03-31');
  await get(LeaveProgramme).leave(m);
  shop.clock.advance({ days: 17 });
  expect(await get(EraseMembers).eraseDue()).toBe(1);
  await shop.db.inTransaction((tx) => get(NotificationsService).deliver(tx, { memberId: m, source: 'x', kind: 'benefit', title: 'a', body: 'b' }));
  const [n] = await rows<{ n: number; w: number }>(shop.db.reading, `SELECT (SELECT count(*) FROM inbox_message WHERE member_id = $1) AS n,
    (SELECT count(*) FROM benefit_grant WHERE audience ->> 'memberId' = $2 AND words <> '') AS w`, [m, m]);
  expect(n).toEqual({ n: 0, w: 0 });
});
it('is merged while leaving', async () => {
  const o = await PointsOffice.of(shop);
  const [a, b] = [await memberWithPoints(shop, 10), await memberWithPoints(shop, 10)];
  await get(LeaveProgramme).leave(a);
  await expect(o.merge(b, a)).rejects.toMatchObject({ code: 'MERGE_REFUSED' });
});
