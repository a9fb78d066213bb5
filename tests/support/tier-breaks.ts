// Ways to break what tiers are judged by, each with the checks that must find it and no others.
/** As in ledger-breaks, which takes these in. */
const REGULAR = '13800000001';
const FICKLE = '13800000003';
const KEEPER = '13800000006';

const visits = 'visits are what is left of the purchases that count';
const told = 'visits are what counted when it was recorded, and what the log tells since';
const purchaseLog = 'the log of a purchase tells what came back of it';
const facts = 'tier facts are the sums of the visits';
const states = 'everybody has the account, and every member the tier, that their state asks for';

const row = (change: string) => `UPDATE member_tier SET ${change} WHERE member_id = $1 RETURNING 1`;

export const tierBreaks: readonly (readonly [what: string, phone: string, sql: string, found: readonly string[]])[] = [
  ['a lifetime sum too high', REGULAR, row('lifetime_net_fen = lifetime_net_fen + 1000000'), [facts]],
  ['a sum of twelve months too low', REGULAR, row('rolling_net_fen = rolling_net_fen - 1'), [facts]],
  ['a window that leaves days out', REGULAR, row('rolling_from = rolling_from + 400'), [facts]],
  ['a profit of the year that no visit made', REGULAR, row('year_profit_fen = year_profit_fen + 1'), [facts]],
  ['a visit counted twice', KEEPER, row('lifetime_visits = lifetime_visits + 1'), [facts]],
  [
    'a visit and all its sums too high',
    KEEPER,
    `WITH v AS (UPDATE member_visit SET net_fen = net_fen + 100 WHERE member_id = $1)
    UPDATE member_tier SET lifetime_net_fen = lifetime_net_fen + 100, rolling_net_fen = rolling_net_fen + 100,
      year_net_fen = year_net_fen + 100 WHERE member_id = $1 RETURNING 1`,
    [visits, told],
  ],
  [
    'a profit that no line made',
    KEEPER,
    `UPDATE purchase SET profit_fen = profit_fen + 1 WHERE member_id = $1 RETURNING 1`,
    [told],
  ],
  [
    'the top-up of a voided sale still counted',
    FICKLE,
    `UPDATE purchase SET status = 'recorded' WHERE member_id = $1 AND receipt_number = 'f2' RETURNING 1`,
    [visits],
  ],
  ['a visit lost', KEEPER, 'DELETE FROM member_visit WHERE member_id = $1 RETURNING 1', [visits, told, facts]],
  [
    'a refund that the log forgot',
    FICKLE,
    `WITH gone AS (DELETE FROM tier_fact f USING purchase p WHERE f.member_id = $1 AND p.member_id = $1
      AND p.id = f.purchase_id AND p.receipt_number = 'f5' RETURNING f.id) SELECT DISTINCT 1 FROM gone`,
    [told, purchaseLog],
  ],
  [
    'a refund that the log tells of another purchase',
    FICKLE,
    `WITH o AS (SELECT id FROM purchase WHERE member_id = $1 AND receipt_number = 'f2'),
    moved AS (UPDATE tier_fact f SET purchase_id = o.id FROM o, purchase p WHERE f.member_id = $1 AND p.member_id = $1
      AND p.id = f.purchase_id AND p.receipt_number = 'f5' RETURNING f.id) SELECT DISTINCT 1 FROM moved`,
    [purchaseLog],
  ],
  ['a member without a tier', REGULAR, 'DELETE FROM member_tier WHERE member_id = $1 RETURNING 1', [states, facts]],
];
