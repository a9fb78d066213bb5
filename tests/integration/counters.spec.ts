// What a sale, a refund and the first page cost in round trips, and whether the ledger's row is updated in place:
// counts that are the same on every machine.
import { MemberHome, RecordPurchase } from '@guike/flows';
import { type Shop, openShop } from '../support/shop';
import { recordStatements } from '../support/statements';
import { until } from '../support/wait';

/** Each statement by what it is for. The order of the list is the order of the flow. */
const SALE = [
  ['opens the transaction', /^START TRANSACTION$/],
  ['finds the member by the phone', /^SELECT r\.nth, p\.member_id FROM unnest.* JOIN member_phone /],
  ['claims the receipt', /^INSERT INTO receipt /],
  ['locks the member and looks where they stand', /^SELECT m\.id, l\.\* FROM unnest.* member_lock\(/],
  ['writes the purchase with its lines', /^WITH sale AS \( INSERT INTO purchase .* INSERT INTO purchase_line /],
  ['books the points', /^SELECT b\.\* FROM unnest.* point_earn\(/],
  ['adds the tier facts', /^SELECT \(r\.held\)\.\*, .* LATERAL tier_record\(/],
  ['tells the world after the commit', /^INSERT INTO outbox /],
  ['commits', /^COMMIT$/],
] as const;

const REFUND = [
  ['opens the transaction', /^START TRANSACTION$/],
  ["locks the sale's receipt", /^INSERT INTO receipt .* DO UPDATE SET number = excluded\.number /],
  ['claims its own receipt', /^INSERT INTO receipt .* DO UPDATE SET member_id = /],
  ['locks the member', /^SELECT m\.id, l\.\* FROM unnest.* member_lock\(/],
  ['loads the purchase with its lines', /^SELECT .* FROM purchase p WHERE /],
  ['writes what came back', /^WITH sale AS \( UPDATE purchase .* UPDATE purchase_line /],
  ['settles the points', /^SELECT \* FROM point_settle_purchase\(/],
  ['takes the tier facts back', /^SELECT \(r\.held\)\.\*, .* LATERAL tier_record\(/],
  ['writes the refund with its lines', /^WITH event AS \( INSERT INTO refund .* INSERT INTO refund_line /],
  ['tells the world after the commit', /^INSERT INTO outbox /],
  ['looks where the member stands now', /^SELECT m\.state, .* FROM member m JOIN point_account a /],
  ['commits', /^COMMIT$/],
] as const;

const PHONE = '13800000001';
const two = [{ yuan: 300 }, { sku: 'B', yuan: 200 }];

describe('round trips', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    await shop.sell({ number: 'first', phone: PHONE, goods: [{ yuan: 300, quantity: 2 }] });
  });
  afterAll(() => shop.close());

  it('takes nine for the whole sale of a member known by phone, one of them the ledger', async () => {
    const { statements } = await recordStatements(() => shop.sell({ number: 'sale', phone: PHONE, goods: two }));
    expect(purposesOf(statements, SALE)).toEqual(SALE.map(([purpose]) => purpose));
    expect(statements.filter(touchesTheLedger)).toHaveLength(1);
  });

  it('takes two more for a sale with an idempotency key', async () => {
    const sale = shop.saleOf({ number: 'keyed', phone: PHONE, goods: two });
    const request = { owner: 'till/1', key: 'key', bodyHash: Buffer.from('body') };
    const { statements } = await recordStatements(() => shop.module.context.get(RecordPurchase).record(sale, request));
    const keyed = [
      ...SALE.slice(0, 1),
      ['claims the key', /^SELECT c\.state, c\.answer FROM unnest.* request_claim\(/] as const,
      ...SALE.slice(1, -2),
      ['keeps the answer', /^INSERT INTO request_key /] as const,
      ...SALE.slice(-2),
    ];
    expect(purposesOf(statements, keyed)).toEqual(keyed.map(([purpose]) => purpose));
  });

  it('takes twelve for a refund by line, one of them the ledger', async () => {
    await shop.sell({ number: 'refunded', phone: PHONE, goods: two });
    const back = { mode: 'lines' as const, lines: [{ lineNumber: 2, quantity: 1 }] };
    const { statements } = await recordStatements(() => shop.takeBack('refund', 'refunded', back));
    expect(purposesOf(statements, REFUND)).toEqual(REFUND.map(([purpose]) => purpose));
    expect(statements.filter(touchesTheLedger)).toHaveLength(1);
  });

  it("takes one for a member's first page while the programme is remembered", async () => {
    const { memberId } = await shop.sell({ number: 'home', phone: PHONE, goods: two });
    const { statements } = await recordStatements(() => shop.module.context.get(MemberHome).home(memberId as string));
    expect(statements).toHaveLength(1);
  });
});

describe('the ledger row under months of trade', () => {
  const MEMBERS = 200;
  const MONTHS = 8;
  const AT_ONCE = 4;
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  it('is updated in place, so that its indexes stay small: 95 of 100 times or more', async () => {
    await trade();
    const { updates, inPlace } = await reportedUpdates();
    expect(updates).toBeGreaterThan(MEMBERS * MONTHS);
    expect(inPlace / updates).toBeGreaterThanOrEqual(0.95);
  }, 120_000);

  /** Everybody joins within the first month; then some buy often, some seldom, and every tenth sale comes back. */
  async function trade(): Promise<void> {
    for (let month = 0; month < MONTHS; month += 1) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, first) => everyNth(first, month)));
      shop.clock.advance({ days: 30 });
    }
  }

  async function everyNth(first: number, month: number): Promise<void> {
    for (let member = first; member < MEMBERS; member += AT_ONCE) await shopping(member, month);
  }

  async function shopping(member: number, month: number): Promise<void> {
    const phone = `139${String(member).padStart(8, '0')}`;
    const visits = month === 0 ? 1 : member % 4;
    for (let visit = 0; visit < visits; visit += 1) {
      const number = `${member}-${month}-${visit}`;
      await shop.sell({
        number,
        phone,
        goods: [{ yuan: 100 + ((member * 7 + month * 13 + visit) % 40) * 10, quantity: 2 }],
      });
      if ((member + month + visit) % 10 === 0)
        await shop.takeBack(`${number}-back`, number, { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
    }
  }

  /** A connection reports its counts a moment after it has become idle, each all of its own at once. */
  async function reportedUpdates(): Promise<{ updates: number; inPlace: number }> {
    const { booked } = await shop.one<{ booked: number }>(`SELECT sum(seq)::bigint AS booked FROM point_account`);
    return until(
      async () => {
        const { updates, inPlace } = await shop.one<{ updates: number; inPlace: number }>(
          `SELECT n_tup_upd AS updates, n_tup_hot_upd AS "inPlace" FROM pg_stat_user_tables WHERE relname = 'point_account'`,
        );
        return updates >= booked ? { updates, inPlace } : null;
      },
      { timeout: 30_000, what: 'statistics of every booking' },
    );
  }
});

function purposesOf(
  statements: readonly string[],
  expected: readonly (readonly [purpose: string, text: RegExp])[],
): string[] {
  return statements.map((statement) => {
    const text = statement.replace(/\s+/g, ' ').trim();
    return expected.find(([, pattern]) => pattern.test(text))?.[0] ?? text;
  });
}

function touchesTheLedger(statement: string): boolean {
  return /\bpoint_(earn|settle_purchase)\(|\b(INSERT INTO|UPDATE|DELETE FROM) point_|FOR UPDATE/.test(statement);
}
