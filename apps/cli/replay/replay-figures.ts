// What a replay came to, read from its database.
import { writeFile } from 'node:fs/promises';
import { csvLine } from '@guike/imports';
import type { BusinessDay } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

export interface ReplayFigures {
  readonly members: number;
  /** Every tier of the programme, in its order. */
  readonly byTier: Readonly<Record<string, number>>;
  readonly earned: number;
  readonly reversed: number;
  readonly owed: number;
  /** Balances, pending included. */
  readonly outstanding: number;
  readonly pending: number;
  /** Of all changes of accounts, how many left every index alone. Null while Postgres has not counted any. */
  readonly hotShare: number | null;
}

/** Reads the figures as of a day. */
export async function readFigures(tx: Tx, tiers: readonly string[], day: BusinessDay): Promise<ReplayFigures> {
  const held = await rows<{ tier: string; n: number }>(tx, `SELECT tier, count(*) AS n FROM member_tier GROUP BY tier`);
  const [sums] = await rows<Omit<ReplayFigures, 'byTier' | 'members' | 'hotShare'>>(
    tx,
    `SELECT coalesce(sum(earned), 0)::bigint AS earned, coalesce(sum(reversed), 0)::bigint AS reversed,
       coalesce(sum(owed), 0)::bigint AS owed, coalesce(sum(balance), 0)::bigint AS outstanding,
       coalesce(sum(point_pending(a, $1)), 0)::bigint AS pending
     FROM point_account a`,
    [day],
  );
  const [hot] = await rows<{ share: number | null }>(
    tx,
    `SELECT (n_tup_hot_upd::float8 / nullif(n_tup_upd, 0)) AS share FROM pg_stat_user_tables WHERE relname = 'point_account'`,
  );
  if (!sums) throw new Error('adding up answered nothing');
  const [{ members } = { members: 0 }] = await rows<{ members: number }>(
    tx,
    `SELECT count(*) AS members FROM member WHERE joined_at IS NOT NULL`,
  );
  const byTier = Object.fromEntries(tiers.map((tier) => [tier, held.find((each) => each.tier === tier)?.n ?? 0]));
  return { members, byTier, ...sums, hotShare: hot?.share ?? null };
}

/** Writes every member's result as CSV, in order of the customer numbers. */
export async function writeMembers(tx: Tx, path: string): Promise<void> {
  const columns = ['customer_id', 'tier', 'net_spend_fen', 'earned', 'reversed', 'balance', 'owed'];
  const members = await rows<Record<string, string | number>>(
    tx,
    `SELECT x.external_id AS customer_id, t.tier, t.lifetime_net_fen AS net_spend_fen, a.earned, a.reversed, a.balance, a.owed
     FROM member_external x JOIN member_tier t USING (member_id) JOIN point_account a USING (member_id)
     ORDER BY x.external_id COLLATE "C"`,
  );
  const lines = members.map((member) => csvLine(columns.map((column) => String(member[column]))));
  await writeFile(path, [csvLine(columns), ...lines].join('').replaceAll('\r\n', '\n'));
}
