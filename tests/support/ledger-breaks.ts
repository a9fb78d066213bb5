// Ways to break what is booked, each with the checks that must find it and no others.
import { handOverBreaks } from './hand-over-breaks';
import { benefitBreaks } from './benefit-breaks';
import { campaignBreaks } from './campaign-breaks';
import { eventOutcomeBreaks } from './event-outcome-breaks';
import { likeBreaks } from './like-breaks';
import { membershipBreaks } from './membership-breaks';
import { overrideBreaks } from './override-breaks';
import { pointsOfficeBreaks } from './points-office-breaks';
import { profileBreaks } from './profile-breaks';
import { referralBreaks } from './referral-breaks';
import { redemptionBreaks } from './redemption-breaks';
import { tierBreaks } from './tier-breaks';

/** A regular with more lots than the row holds. */
export const REGULAR = '13800000001';
/** Somebody whose first points have expired, and who brought something back. */
export const OLD = '13800000002';
/** Somebody who brings goods back in every way there is. */
export const FICKLE = '13800000003';
/** Somebody known to the till who never agreed to join. */
export const KNOWN = '13800000004';
/** Somebody who brought goods back when what they had earned was expired. */
export const LATE = '13800000005';
/** A member with one sale and nothing else. */
export const KEEPER = '13800000006';

const account = (change: string) => `UPDATE point_account SET ${change} WHERE member_id = $1 RETURNING 1`;
const entry = (change: string, seq: number) =>
  `UPDATE point_entry SET ${change} WHERE member_id = $1 AND seq = ${seq} RETURNING 1`;

const purchase = (change: string, number: string) =>
  `UPDATE purchase SET ${change} WHERE member_id = $1 AND receipt_number = '${number}' RETURNING 1`;
const refund = (change: string, number: string) =>
  `UPDATE refund SET ${change} WHERE member_id = $1 AND receipt_number = '${number}' RETURNING 1`;

const sums = 'entries add up to balance less debt';
const numbers = 'entries are numbered without a gap up to the account';
const running = 'each entry carries the balance and debt that follow from those before';
const allocation = "an entry's allocation adds up to its points";
const lotLeft = 'what was allocated to a lot is what is left of it';
const lotZero = 'what was allocated to lot 0 is what is owed';
const lotSum = 'lots left add up to the balance';
const lotDays = 'a lot is available and expires as the entry that made it says';
const lotOrder = 'lots stand in order of expiry, then age, the furthest beyond the row';
const lotBounds = 'the account knows how many lots lie beyond its row, and the first day that any expires';
const totals = "the account's totals are the sums of their kinds of entry";
const holds = 'what is held is the sum of the open holds';
const operations = 'operations and entries are one to one';
const entitled = 'a purchase is settled to what it is entitled to';
const saleReceipts = 'sales and their receipts are one to one';
const refundReceipts = 'refunds and their receipts are one to one, unless they wait for their sale';
const ownExpiry = 'a purchase has the points it is settled to, and at most what expired of its own besides';
const lines = 'a purchase is the sum of its lines';
const terms = "a purchase's points are its store's and live as long as it says";
const visits = 'visits are what is left of the purchases that count';
const purchaseLog = 'the log of a purchase tells what came back of it';
const states = 'everybody has the account, and every member the tier, that their state asks for';
const waiting = 'a refund waits for its sale as long as there is none, and is applied once there is';
const refundPoints = 'a refund took and gave back the points that its entries did';
const refundMoney = 'money that came back of purchases is what refunds gave back';
const refundPieces = 'pieces that came back of a line are what refunds list';

export const breaks: readonly (readonly [what: string, phone: string, sql: string, found: readonly string[]])[] = [
  ['a balance that no entry made', OLD, account('balance = balance + 1, earned = earned + 1'), [sums, lotSum, totals]],
  ['an account ahead of its entries', REGULAR, account('seq = seq + 1'), [numbers]],
  [
    'an entry moved away from its place',
    REGULAR,
    `WITH o AS (UPDATE point_operation SET seq = 900 WHERE member_id = $1 AND seq = 67)
    UPDATE point_entry SET seq = 900 WHERE member_id = $1 AND seq = 67 RETURNING 1`,
    [numbers, lotDays],
  ],
  ['a balance told wrong', REGULAR, entry('balance_after = balance_after + 1', 2), [running]],
  ['a debt told besides a balance', REGULAR, entry('balance_after = balance_after + 1, owed_after = 1', 2), [running]],
  ['an allocation of too much', REGULAR, entry('allocation = allocation || ARRAY[0, 5]', 3), [allocation, lotZero]],
  [
    'points in the wrong lot',
    REGULAR,
    account('lot_left[1] = lot_left[1] - 1, lot_left[2] = lot_left[2] + 1'),
    [lotLeft],
  ],
  ['points in a lot too many', REGULAR, account('lot_left[1] = lot_left[1] + 1'), [lotLeft, lotSum]],
  [
    'a lot beyond the row lost',
    REGULAR,
    'DELETE FROM point_lot WHERE member_id = $1 AND lot_seq = 67 RETURNING 1',
    [lotLeft, lotSum, lotBounds],
  ],
  [
    'a debt that no entry made',
    OLD,
    account(`balance = 0, owed = balance, reversed = reversed + 2 * balance, lot_left = '{}', lot_seq = '{}',
    lot_available = '{}', lot_expires = '{}'`),
    [sums, lotLeft, lotZero, totals],
  ],
  ['a lot available on another day', REGULAR, account('lot_available[1] = lot_available[1] + 1'), [lotDays]],
  [
    'lots out of order',
    REGULAR,
    account(`lot_seq[1] = lot_seq[2], lot_seq[2] = lot_seq[1], lot_left[1] = lot_left[2],
    lot_left[2] = lot_left[1]`),
    [lotOrder],
  ],
  ['a wrong count of lots beyond the row', REGULAR, account('tail_count = tail_count + 1'), [lotBounds]],
  ['a first expiry that comes too late', REGULAR, account(`next_expiry = lot_expires[1] + 1`), [lotBounds]],
  ['totals that only balance', OLD, account('earned = earned + 1, reversed = reversed + 1'), [totals]],
  ['an expiry booked as a refund', OLD, account('expired = expired - 1, reversed = reversed + 1'), [totals]],
  [
    'a hold without held points',
    REGULAR,
    `INSERT INTO point_hold SELECT $1, gen_random_uuid(), 5, '{1,-5}', 'open', now(), now() RETURNING 1`,
    [holds],
  ],
  [
    'an entry without its operation',
    REGULAR,
    'DELETE FROM point_operation WHERE member_id = $1 AND seq = 5 RETURNING 1',
    [operations],
  ],
  [
    'an operation without its entry',
    REGULAR,
    `INSERT INTO point_operation SELECT $1, 'ghost', '', 5 RETURNING 1`,
    [operations],
  ],
  [
    'an operation that names another entry',
    REGULAR,
    'UPDATE point_operation SET seq = 6 WHERE member_id = $1 AND seq = 5 RETURNING 1',
    [operations],
  ],
  [
    'a purchase entitled to more',
    REGULAR,
    `UPDATE purchase SET entitled_points = entitled_points + 1 WHERE member_id = $1 AND receipt_number = 's5' RETURNING 1`,
    [entitled],
  ],
  ['an entry of a purchase that is not there', REGULAR, entry('purchase_id = gen_random_uuid()', 5), [entitled]],
  [
    'a sale without its receipt',
    REGULAR,
    `DELETE FROM receipt WHERE member_id = $1 AND number = 's5' RETURNING 1`,
    [saleReceipts],
  ],
  [
    'a receipt of another sale',
    REGULAR,
    `UPDATE receipt SET event_id = gen_random_uuid() WHERE member_id = $1 AND number = 's5' RETURNING 1`,
    [saleReceipts],
  ],
  [
    'a refund without its receipt',
    OLD,
    `DELETE FROM receipt WHERE member_id = $1 AND number = 'r1' RETURNING 1`,
    [refundReceipts],
  ],
  [
    'a refund that its receipt lost',
    OLD,
    'DELETE FROM refund WHERE member_id = $1 RETURNING 1',
    [refundReceipts, refundPoints, refundMoney, refundPieces],
  ],
  [
    'a lot that lives longer than its purchase says',
    KEEPER,
    `WITH e AS (UPDATE point_entry SET expires_on = expires_on + 3650 WHERE member_id = $1)
    UPDATE point_account SET lot_expires[1] = lot_expires[1] + 3650 WHERE member_id = $1 RETURNING 1`,
    [terms],
  ],
  ['points of another store', REGULAR, entry('store_id = gen_random_uuid()', 5), [terms]],
  [
    'a sale that earned too much, and all sums with it',
    KEEPER,
    `WITH e AS (UPDATE point_entry SET points = points + 1000, allocation[2] = allocation[2] + 1000,
      balance_after = balance_after + 1000 WHERE member_id = $1)
    UPDATE point_account SET balance = balance + 1000, earned = earned + 1000, lot_left[1] = lot_left[1] + 1000
    WHERE member_id = $1 RETURNING 1`,
    [ownExpiry],
  ],
  [
    'a refund that booked less than it should, and says so',
    FICKLE,
    `WITH r AS (UPDATE refund SET points_reversed = points_reversed - 5 WHERE member_id = $1 AND receipt_number = 'all'
      RETURNING id),
    e AS (UPDATE point_entry SET points = points + 5, allocation[2] = allocation[2] + 5, balance_after = balance_after + 5
      FROM r WHERE member_id = $1 AND split_part(operation, '/', 2) = r.id::text RETURNING seq, allocation[1] AS lot),
    later AS (UPDATE point_entry l SET balance_after = l.balance_after + 5 FROM e WHERE member_id = $1 AND l.seq > e.seq)
    UPDATE point_account SET balance = balance + 5, reversed = reversed - 5, lot_seq = lot_seq || e.lot,
      lot_left = lot_left || 5,
      lot_available = lot_available || (SELECT available_on FROM point_entry WHERE member_id = $1 AND seq = e.lot),
      lot_expires = lot_expires || (SELECT expires_on FROM point_entry WHERE member_id = $1 AND seq = e.lot)
    FROM e WHERE member_id = $1 RETURNING 1`,
    [ownExpiry],
  ],
  [
    'a refund that spared more than had expired',
    LATE,
    `UPDATE point_entry SET entitled = entitled - 1 WHERE member_id = $1 AND kind = 'settle' RETURNING 1`,
    [ownExpiry, entitled],
  ],
  ['a refund that tells other points than it took', FICKLE, refund('points_reversed = 0', 'all'), [refundPoints]],
  [
    'points of a refund that names no sale told wrong',
    FICKLE,
    refund('points_reversed = points_reversed - 1', 'unnamed'),
    [refundPoints],
  ],
  [
    'a refund that tells other money than it gave',
    FICKLE,
    refund('returned_fen = returned_fen + 100', 'all'),
    [refundMoney],
  ],
  [
    'money of a refund that names no sale told wrong',
    FICKLE,
    refund('returned_fen = returned_fen - 1', 'unnamed'),
    [refundMoney],
  ],
  [
    'money that came back of another sale than the refund names',
    OLD,
    `WITH p AS (UPDATE purchase SET returned_fen = 20000 - returned_fen WHERE member_id = $1 RETURNING 1)
    SELECT 1 FROM (SELECT count(*) FROM p) AS both_sales`,
    [visits, purchaseLog, refundMoney],
  ],
  [
    'a returned piece forgotten',
    OLD,
    'UPDATE purchase_line SET returned_quantity = 0 WHERE member_id = $1 AND returned_quantity > 0 RETURNING 1',
    [visits, purchaseLog, refundPieces],
  ],
  [
    'a piece that nobody brought back',
    FICKLE,
    `UPDATE refund_line SET quantity = quantity + 1 WHERE member_id = $1 AND line_number = 1 AND part = 1
      AND refund_id = (SELECT id FROM refund WHERE member_id = $1 AND receipt_number = 'early') RETURNING 1`,
    [refundPieces],
  ],
  ['a net that its lines do not have', KNOWN, purchase('net_fen = net_fen + 1', 'k1'), [lines]],
  [
    'an eligible amount that its lines do not have',
    REGULAR,
    purchase('eligible_fen = eligible_fen - 1', 's5'),
    [lines],
  ],
  ['a discount that its lines do not have', REGULAR, purchase('discount_fen = discount_fen + 1', 's5'), [lines]],
  ['a member whose account earns nothing', REGULAR, account(`status = 'known'`), [states]],
  ['a known customer whose account earns', KNOWN, account(`status = 'active'`), [states]],
  ['a person without an account', KNOWN, 'DELETE FROM point_account WHERE member_id = $1 RETURNING 1', [states]],
  ['an account of nobody', KNOWN, 'DELETE FROM member WHERE id = $1 RETURNING 1', [states]],
  [
    'a refund that still waits though its sale has come',
    FICKLE,
    `WITH r AS (DELETE FROM refund WHERE member_id = $1 AND receipt_number = 'early' RETURNING id),
    w AS (UPDATE parked_refund SET applied_at = NULL FROM r WHERE parked_refund.id = r.id)
    UPDATE receipt SET member_id = NULL FROM r WHERE event_id = r.id RETURNING 1`,
    [waiting, refundPoints, refundMoney, refundPieces],
  ],
  [
    'an applied refund that waits again',
    FICKLE,
    `UPDATE parked_refund SET applied_at = NULL FROM refund
    WHERE refund.member_id = $1 AND refund.id = parked_refund.id RETURNING 1`,
    [waiting],
  ],
  [
    'a refund marked as applied that was not',
    FICKLE,
    `UPDATE parked_refund SET applied_at = received_at WHERE number = 'never' AND $1::uuid IS NOT NULL RETURNING 1`,
    [refundReceipts, waiting],
  ],
  [
    'a refund that its sale would not find',
    FICKLE,
    `DELETE FROM receipt WHERE kind = 'sale' AND number = 'never' AND $1::uuid IS NOT NULL RETURNING 1`,
    [waiting],
  ],
  ...redemptionBreaks,
  ...pointsOfficeBreaks,
  ...tierBreaks,
  ...overrideBreaks,
  ...membershipBreaks,
  ...profileBreaks,
  ...benefitBreaks,
  ...handOverBreaks,
  ...referralBreaks,
  ...likeBreaks,
  ...campaignBreaks,
  ...eventOutcomeBreaks,
];
