// 积分明细: months that add up, pages that stand still, and nothing that is not to be shown.
import { PointsPage } from '@guike/flows';
import { addDays, businessDay } from '@guike/kernel';
import { rows } from '@guike/platform';
import { type Shop, openShop } from '../support/shop';
import { recordStatements } from '../support/statements';

let shop: Shop;
let phones = 13_600_000_000;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-02T10:00:00+08:00'));

const newPhone = () => String((phones += 1));
const two = [{ yuan: 300, quantity: 2 }];
const points = (memberId: string | null, query: { after?: string; limit?: number } = {}) =>
  shop.module.context.get(PointsPage).points(memberId ?? '', { limit: 50, ...query });
describe('the page', () => {
  it('shows no entry of zero points, and those who earn nothing an empty ledger', async () => {
    const phone = newPhone();
    const { memberId } = await shop.sell({ number: 'i0', phone, goods: [{ yuan: 100 }] });
    expect(await points(memberId)).toEqual({
      points: { balance: 0, available: 0, pending: 0, owed: 0, worthFen: 0, expiring: [] },
      months: [],
      lines: [],
      next: null,
    });
    await shop.sell({ number: 'i1', phone, goods: two });
    await shop.sell({ number: 'i2', phone, goods: [{ yuan: 9 }] });
    expect(await rows(shop.db.reading, `SELECT seq FROM point_entry WHERE member_id = $1`, [memberId])).toHaveLength(2);
    expect((await points(memberId)).lines).toHaveLength(1);
    await expect(points('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
  });

  it('stands still while the ledger grows, gives whole months, and costs the same however long it is', async () => {
    const phone = newPhone();
    const { memberId } = await shop.sell({ number: 'j0', phone, goods: two });
    // Seventy lots, so that some lie beyond the row of the account.
    for (let sale = 1; sale <= 70; sale++) {
      shop.clock.advance({ days: 1 });
      await shop.sell({ number: `j${sale}`, phone, goods: [{ yuan: 100 }] });
      if (sale % 10 === 0) await shop.takeBack(`R-j${sale}`, `j${sale}`, { mode: 'whole' });
    }
    const whole = await points(memberId, { limit: 200 });
    expect(whole.next).toBeNull();
    expect(whole.lines).toHaveLength(78);
    const seen: typeof whole.lines = [];
    const months = new Map<string, { gained: number; given: number }>();
    let after: string | undefined;
    for (let page = 0; page < 10; page++) {
      const found = await points(memberId, { limit: 20, ...(after !== undefined && { after }) });
      seen.push(...found.lines);
      for (const { month, gained, given } of found.months) {
        expect(months.get(month) ?? { gained, given }).toEqual({ gained, given });
        months.set(month, { gained, given });
      }
      if (found.next === null) break;
      after = found.next;
      if (page === 1) await shop.sell({ number: 'j-new', phone, goods: [{ yuan: 100 }], day: shop.today() });
    }
    expect(seen.map(({ seq }) => seq)).toEqual(whole.lines.map(({ seq }) => seq));
    expect(seen.every(({ lot, points: n }) => n < 0 || lot !== null)).toBe(true);
    const sums = new Map<string, { gained: number; given: number }>();
    for (const { day, points: n } of whole.lines) {
      const sum = sums.get(day.slice(0, 7)) ?? { gained: 0, given: 0 };
      sums.set(day.slice(0, 7), n > 0 ? { ...sum, gained: sum.gained + n } : { ...sum, given: sum.given - n });
    }
    const [last] = whole.months;
    expect([...months].filter(([month]) => month !== last?.month)).toEqual(
      [...sums].filter(([month]) => month !== last?.month),
    );
    expect(whole.months).toEqual([...sums].map(([month, sum]) => ({ month, ...sum })));
    expect(whole.lines.reduce((sum, { lot }) => sum + (lot?.left ?? 0), 0)).toBe(whole.points.balance);
    const { result, statements } = await recordStatements(() => points(memberId, { limit: 200 }));
    expect(result.lines).toHaveLength(79);
    expect(statements).toHaveLength(4);
  });

  it('names the next three days on which points run out', async () => {
    const phone = newPhone();
    const { memberId } = await shop.sell({ number: 'k0', phone, goods: two });
    for (let sale = 1; sale <= 4; sale++) {
      await shop.sell({ number: `k${sale}`, phone, goods: [{ yuan: 100 }] });
      shop.clock.advance({ days: 1 });
    }
    const first = businessDay('2028-03-02');
    expect((await points(memberId)).points.expiring).toEqual([
      { points: 70, on: first },
      { points: 10, on: addDays(first, 1) },
      { points: 10, on: addDays(first, 2) },
    ]);
  });
});
