// Where a person stands: state, tier, points. Read with or without holding their lock.
import type { BusinessDay, MemberId, MemberState } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

/** Points less what is due to expire; `pending` is the part of the balance that may not be used yet. */
export interface Standing {
  readonly state: MemberState;
  readonly joinedAt: Date | null;
  readonly tier: string | null;
  readonly lifetimeNetFen: number;
  readonly balance: number;
  readonly owed: number;
  readonly pending: number;
}

interface StandingRow {
  state: MemberState;
  joined_at: Date | null;
  tier: string | null;
  lifetime_net_fen: number | null;
  balance: number;
  owed: number;
  pending: number;
}

const asStanding = ({ lifetime_net_fen, joined_at, ...row }: StandingRow): Standing => ({
  ...row,
  joinedAt: joined_at,
  lifetimeNetFen: lifetime_net_fen ?? 0,
});

/** Takes the member's lock until the transaction ends, then looks. Every writing flow does this after claiming its source. */
export async function lockMember(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<Standing> {
  const [row] = await rows<StandingRow>(tx, `SELECT * FROM member_lock($1, $2)`, [memberId, today]);
  if (!row) throw new Error('a lock that answers nothing');
  return asStanding(row);
}

/** Looks without locking; null for nobody. */
export async function readStanding(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<Standing | null> {
  const [row] = await rows<StandingRow>(
    tx,
    `SELECT m.state, m.joined_at, t.tier, t.lifetime_net_fen, a.balance - point_due(a, $2) AS balance, a.owed,
       point_pending(a, $2) AS pending
     FROM member m JOIN point_account a ON a.member_id = m.id LEFT JOIN member_tier t ON t.member_id = m.id
     WHERE m.id = $1`,
    [memberId, today],
  );
  return row ? asStanding(row) : null;
}
