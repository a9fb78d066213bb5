// What members of a crowd hold, by a seed: points of several days, benefits that were had, and coupons.
import { type BusinessDay, addDays, instantOfLocal } from '@guike/kernel';
import { type Tx, newId, rows } from '@guike/platform';

export async function giveLots(tx: Tx, id: string, today: BusinessDay, roll: (n: number) => number): Promise<void> {
  const lots = Array.from({ length: roll(4) }, (_, index) => ({
    seq: index + 1,
    available: addDays(today, roll(20) - 15),
    expires: addDays(today, roll(120) - 10),
    n: 1 + roll(500),
  })).sort((a, b) => (a.expires < b.expires ? -1 : 1));
  const hasTail = lots.length > 0 && roll(5) === 0;
  const tail = hasTail
    ? [{ seq: 90, available: addDays(today, -3), expires: addDays(today, 121), n: 1 + roll(400) }]
    : [];
  const total = [...lots, ...tail].reduce((sum, { n }) => sum + n, 0);
  await rows(
    tx,
    `UPDATE point_account SET lot_seq = $2, lot_available = $3::date[], lot_expires = $4::date[], lot_left = $5, balance = $6,
       earned = $6, tail_count = $7 WHERE member_id = $1`,
    [
      id,
      lots.map(({ seq }) => seq),
      lots.map(({ available }) => available),
      lots.map(({ expires }) => expires),
      lots.map(({ n }) => n),
      total,
      tail.length,
    ],
  );
  for (const { seq, available, expires, n } of tail)
    await rows(tx, `INSERT INTO point_lot VALUES ($1, $2, $3, $4, $5)`, [id, expires, seq, available, n]);
}

/** Benefits that were had, asked for and taken as coupons, and coupons that lie open, were used, and came back. */
export async function giveRights(tx: Tx, id: string, today: BusinessDay, roll: (n: number) => number): Promise<void> {
  for (let left = roll(3); left > 0; left -= 1) {
    const state = ['asked', 'delivered', 'confirmed', 'cancelled'][roll(4)];
    const at = state === 'delivered' || state === 'confirmed' ? someTime(today, roll) : null;
    await rows(
      tx,
      `INSERT INTO benefit_use (member_id, id, benefit_code, name, delivery, source, state, asked_at, due_on, delivered_at,
         confirmed_at, note, period_key, programme_version)
       VALUES ($1, $2, 'tea', '茶歇', $3, 'tier', $4, '2026-01-01', $5, $6, $7, '', 'visit', 1)`,
      [id, newId(), roll(4) === 0 ? 'coupon' : 'arrival', state, today, at, state === 'confirmed' ? at : null],
    );
  }
  for (let left = roll(3); left > 0; left -= 1) {
    const [couponId, state, start] = [newId(), ['open', 'open', 'used'][roll(3)], addDays(today, roll(40) - 30)];
    await rows(
      tx,
      `INSERT INTO coupon (member_id, id, source, name, kind, valid_from, valid_through, once_per_sale, state, issued_at)
       VALUES ($1, $2, $3, '茶券', 'gift', $4, $5, true, $6, '2026-01-01')`,
      [id, couponId, `test/${couponId}`, start, addDays(start, roll(40)), state],
    );
    if (state !== 'used' && roll(4) > 0) continue;
    await rows(
      tx,
      `INSERT INTO coupon_use (member_id, coupon_id, id, by_kind, by_id, used_at, released_at, release_reason)
       VALUES ($1, $2, $3, 'till', $3, $4, $5, $6)`,
      [id, couponId, newId(), someTime(today, roll), ...(state === 'used' ? [null, null] : ['2026-01-02', '退货'])],
    );
  }
}

/** Any minute of the last forty days, those around midnight in the shop included. */
const someTime = (today: BusinessDay, roll: (n: number) => number): Date => {
  const [hour, minute] = [String(roll(24)).padStart(2, '0'), String(roll(60)).padStart(2, '0')];
  return instantOfLocal(`${addDays(today, -roll(40))} ${hour}:${minute}:00`, 'Asia/Shanghai');
};
