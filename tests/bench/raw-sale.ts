// The bar of the earn bench: the rows of one sale written by hand, statement by statement, in one transaction.
// Prepared once a connection, no framework, no checks, no look-ups: what Postgres and the driver can do with this shape.
import { newId, sha256 } from '@guike/platform';
import pg from 'pg';
import { SALE_ITEMS, SALE_LINES, SALE_NET_FEN, type Sale, termsOf } from './sale';

const STATEMENTS = {
  receipt: `INSERT INTO receipt (store_id, business_day, kind, number, member_id, event_id, content_hash) VALUES ($1, $2, 'sale', $3, $4, $5, $6)`,
  purchase: `INSERT INTO purchase (member_id, id, source, store_id, business_day, receipt_number, paid_at, recorded_at, goods_fen,
      discount_fen, net_fen, eligible_fen, top_up_fen, items, tenders, status, anonymous, counts, programme_version, available_on,
      expires_on, entitled_points, refund_amount_fen, returned_fen, counted_at)
    VALUES ($1, $2, 'till', $3, $4, $5, $6, $7, $8, 0, $8, $8, 0, $9, '[]', 'recorded', false, true, 1, $10, $11, $12, 0, 0, $7)`,
  line: `INSERT INTO purchase_line (member_id, purchase_id, line_number, sku, category, name, quantity, unit_price_fen, amount_fen,
      net_fen, eligible_fen, multiplier, goods, returned_quantity)
    VALUES ($1, $2, $3, $4, NULL, $5, $6, $7, $8, $8, $8, $9, true, 0)`,
  lock: `SELECT seq, balance FROM point_account WHERE member_id = $1 FOR UPDATE`,
  account: `UPDATE point_account SET seq = $2, balance = $3, earned = earned + $4, lot_seq = lot_seq || $2::integer,
      lot_available = lot_available || $5::date, lot_expires = lot_expires || $6::date, lot_left = lot_left || $4::integer,
      next_expiry = least(next_expiry, $6::date)
    WHERE member_id = $1`,
  operation: `INSERT INTO point_operation (member_id, operation, request_hash, seq) VALUES ($1, $2, $3, $4)`,
  entry: `INSERT INTO point_entry (member_id, seq, kind, points, operation, purchase_id, entitled, store_id, allocation, available_on,
      expires_on, balance_after, owed_after, business_day, recorded_at, programme_version)
    VALUES ($1, $2, 'earn', $3::integer, $4, $5, $3::integer, $6, ARRAY[$2::integer, $3::integer], $7, $8, $9, 0, $10, $11, 1)`,
  visit: `INSERT INTO member_visit AS v (member_id, business_day, store_id, net_fen, items, top_up_fen, orders) VALUES ($1, $2, $3, $4, $5, 0, 1)
    ON CONFLICT (member_id, business_day, store_id) DO UPDATE SET net_fen = v.net_fen + excluded.net_fen,
      items = v.items + excluded.items, top_up_fen = v.top_up_fen + excluded.top_up_fen, orders = v.orders + excluded.orders RETURNING orders`,
  tier: `UPDATE member_tier SET lifetime_net_fen = lifetime_net_fen + $2, lifetime_items = lifetime_items + $3,
      lifetime_orders = lifetime_orders + 1, lifetime_visits = lifetime_visits + $4, rolling_net_fen = rolling_net_fen + $2,
      rolling_items = rolling_items + $3, rolling_orders = rolling_orders + 1, rolling_visits = rolling_visits + $4,
      year_net_fen = year_net_fen + $2, year_items = year_items + $3, year_orders = year_orders + 1,
      year_visits = year_visits + $4 WHERE member_id = $1`,
  outbox: `INSERT INTO outbox (id, job, payload, request_id, created_at, due_at, attempts) VALUES ($1, 'purchase.recorded', $2, $3, $4, $4, 0)`,
} as const;

/** Opens a connection with the rights of the running application. */
export async function openRawConnection(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c role=guike_app -c timezone=UTC' });
  await client.connect();
  return client;
}

/** Writes one sale; its outcome is the same ledger that the API's would be. */
export async function writeSale(
  client: pg.Client,
  { storeId, member: { memberId }, number, paidAt }: Sale,
): Promise<void> {
  const run = (name: keyof typeof STATEMENTS, values: unknown[]) =>
    client.query<Record<string, string>>({ name, text: STATEMENTS[name], values });
  const { day, availableOn, expiresOn, points, multiplier } = termsOf(paidAt);
  const now = new Date();
  const id = newId();
  const hash = sha256(id);
  await client.query('BEGIN');
  await run('receipt', [storeId, day, number, memberId, id, hash]);
  await run('purchase', [
    memberId,
    id,
    storeId,
    day,
    number,
    paidAt,
    now,
    SALE_NET_FEN,
    SALE_ITEMS,
    availableOn,
    expiresOn,
    points,
  ]);
  for (const [index, { sku, name, quantity, unitPriceFen, amountFen }] of SALE_LINES.entries()) {
    await run('line', [memberId, id, index + 1, sku, name, quantity, unitPriceFen, amountFen, multiplier]);
  }
  const account = (await run('lock', [memberId])).rows[0];
  if (!account) throw new Error('a member without an account');
  const seq = Number(account.seq) + 1;
  const balance = Number(account.balance) + points;
  await run('account', [memberId, seq, balance, points, availableOn, expiresOn]);
  await run('operation', [memberId, `purchase/${id}`, hash, seq]);
  await run('entry', [memberId, seq, points, `purchase/${id}`, id, storeId, availableOn, expiresOn, balance, day, now]);
  const visit = (await run('visit', [memberId, day, storeId, SALE_NET_FEN, SALE_ITEMS])).rows[0];
  await run('tier', [memberId, SALE_NET_FEN, SALE_ITEMS, Number(visit?.orders) === 1 ? 1 : 0]);
  await run('outbox', [newId(), JSON.stringify({ v: 1, memberId, purchaseId: id, points }), newId(), now]);
  await client.query('COMMIT');
}
