// Writes sales with their lines: any number of them in one statement.
import { type Tx, rows } from '@guike/platform';
import type { NewPurchase } from './records';

/** Every sale as recorded now. */
export async function insertSales(tx: Tx, sales: readonly NewPurchase[], now: Date): Promise<void> {
  if (sales.length === 0) return;
  await rows(
    tx,
    `WITH sale AS (
       INSERT INTO purchase (member_id, id, source, store_id, business_day, receipt_number, paid_at, recorded_at,
         goods_fen, discount_fen, net_fen, eligible_fen, top_up_fen, items, tenders, serving_guide_id,
         designated_guide_id, status, anonymous, counts, programme_version, available_on, expires_on,
         entitled_points, refund_amount_fen, returned_fen, counted_at, profit_fen, visit_points)
       SELECT s.member, s.id, s.source, s.store, s.day, s.number, s.paid, $3, s.goods, s.discount, s.net, s.eligible,
         s.topup, s.items, s.tenders, s.serving, s.designated, 'recorded', s.anonymous, s.counts, s.version, s.available,
         s.expires, s.entitled, 0, 0, CASE WHEN s.counts THEN $3::timestamptz END, s.profit, s.visit
       FROM json_to_recordset($1) AS s(member uuid, id uuid, source text, store uuid, day date, number text,
         paid timestamptz, goods bigint, discount bigint, net bigint, eligible bigint, topup bigint, items integer,
         tenders jsonb, serving uuid, designated uuid, anonymous boolean, counts boolean, version integer,
         available date, expires date, entitled bigint, profit bigint, visit integer))
     INSERT INTO purchase_line (member_id, purchase_id, line_number, sku, category, name, quantity, unit_price_fen,
       amount_fen, net_fen, eligible_fen, multiplier, goods, returned_quantity, cost_fen)
     SELECT l.member, l.purchase, l.n, l.sku, l.category, l.name, l.quantity, l.unit, l.amount, l.net, l.eligible,
       l.multiplier, l.goods, 0, l.cost
     FROM json_to_recordset($2) AS l(member uuid, purchase uuid, n integer, sku text, category text, name text,
       quantity integer, unit bigint, amount bigint, net bigint, eligible bigint, cost bigint, multiplier integer,
       goods boolean)`,
    [JSON.stringify(sales.map(saleRow)), JSON.stringify(sales.flatMap(lineRows)), now],
  );
}

const saleRow = (sale: NewPurchase) => ({
  member: sale.memberId,
  id: sale.id,
  source: sale.source,
  store: sale.receipt.storeId,
  day: sale.receipt.businessDay,
  number: sale.receipt.number,
  paid: sale.paidAt,
  goods: sale.goodsFen,
  discount: sale.discountFen,
  net: sale.netFen,
  eligible: sale.eligibleFen,
  topup: sale.topUpFen,
  items: sale.items,
  tenders: sale.tenders,
  serving: sale.servingGuideId,
  designated: sale.designatedGuideId,
  anonymous: sale.anonymous,
  counts: sale.counts,
  version: sale.programmeVersion,
  available: sale.availableOn,
  expires: sale.expiresOn,
  entitled: sale.entitledPoints,
  profit: sale.profitFen,
  visit: sale.visitPoints,
});

const lineRows = ({ memberId, id, lines }: NewPurchase) =>
  lines.map((line, index) => ({
    member: memberId,
    purchase: id,
    n: index + 1,
    sku: line.sku,
    category: line.category ?? null,
    name: line.name,
    quantity: line.quantity,
    unit: line.unitPriceFen,
    amount: line.amountFen,
    net: line.netFen,
    eligible: line.eligibleFen,
    cost: line.costFen ?? null,
    multiplier: line.multiplier,
    goods: line.goods,
  }));
