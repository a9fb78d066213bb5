// 补登积分 under the terms of who claims: their card's cycle, their birthday; and claims whose ids somebody chose alike.
import { Keys, newId, rows } from '@guike/platform';
import { presets, programmeSchema } from '@guike/programme';
import { PointsOffice } from '../support/points-office';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
let office: PointsOffice;
beforeAll(async () => {
  const points = {
    ...presets.boutique.points,
    expiry: 'cardCycle' as const,
    expiresAfterMonths: 12,
    multipliers: [{ when: { kind: 'birthday_month' as const }, times: 2 }],
  };
  shop = await openShop({ programme: programmeSchema.parse({ ...presets.boutique, points }) });
  office = await PointsOffice.of(shop);
});
afterAll(() => shop?.close());
afterEach(async () => {
  expect(await office.wrong()).toEqual([]);
});

async function somebody(phone: string): Promise<string> {
  const { memberId } = await shop.sell({ number: `M${phone}`, phone, goods: [{ yuan: 100, quantity: 2 }] });
  return memberId as string;
}

it('ends with the card of who claims and counts their birthday, as a sale at which the card was shown', async () => {
  shop.clock.set('2026-01-10T10:00:00+08:00');
  const member = await somebody('13533000001');
  const sealed = shop.module.context.get(Keys).seal('solar:1990-03-05', member);
  await rows(shop.db.reading, `UPDATE member SET birthday_enc = $2 WHERE id = $1`, [member, sealed]);
  shop.clock.set('2026-03-02T10:00:00+08:00');
  await shop.sell({ number: 'SHOWN', phone: '13533000001', goods: [{ yuan: 100 }] });
  await shop.sell({ number: 'FORGOTTEN', goods: [{ yuan: 100 }] });
  const { id } = await office.claim(member, 'FORGOTTEN');
  expect(await office.decideClaim(member, id)).toMatchObject({ points: 20 });
  const lots = await rows<{ points: number; until: string }>(
    shop.db.reading,
    `SELECT points, expires_on::text AS until FROM point_entry WHERE member_id = $1 AND kind = 'earn' ORDER BY seq`,
    [member],
  );
  expect(lots.slice(1)).toEqual([
    { points: 20, until: '2027-01-10' },
    { points: 20, until: '2027-01-10' },
  ]);
});

it('shows each claim its own sale, though two members chose one id', async () => {
  const [one, other, id] = [await somebody('13533000002'), await somebody('13533000003'), newId()];
  await shop.sell({ number: 'SMALL', goods: [{ yuan: 10 }] });
  await shop.sell({ number: 'LARGE', goods: [{ yuan: 50_000 }] });
  await office.claim(one, 'SMALL', { id });
  await office.claim(other, 'LARGE', { id });
  const shown = (await office.claims()).items.filter((each) => each.id === id);
  expect(new Map(shown.map(({ memberId, sale }) => [memberId, sale?.netFen]))).toEqual(
    new Map([
      [one, 1_000],
      [other, 5_000_000],
    ]),
  );
});
