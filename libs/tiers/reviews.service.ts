// Runs of reviews: which are under way, how far each is, and one piece of one: who may change, judged under their lock,
// written at once. Everything of a piece is one transaction with the mark of how far the run has come.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { Sum, ReviewFilter } from './review-filter';
import type { ReviewChange, ReviewKind } from './reviewing';

export interface ReviewRun {
  readonly id: string;
  readonly kind: ReviewKind;
  /** As of which business day members are judged. */
  readonly day: BusinessDay;
  readonly programmeVersion: number;
  readonly state: 'running' | 'stopped' | 'done';
  /** How many there were when it began; who joins meanwhile is reviewed, too. */
  readonly members: number;
  readonly reviewed: number;
  readonly raised: number;
  readonly kept: number;
  readonly protected: number;
  readonly dropped: number;
  readonly reviewedThrough: MemberId | null;
  readonly startedAt: Date;
  readonly startedBy: StaffId | null;
  readonly stoppedAt: Date | null;
  readonly stoppedBy: StaffId | null;
  readonly finishedAt: Date | null;
}

export interface NewReview extends Pick<ReviewRun, 'id' | 'kind' | 'day' | 'programmeVersion' | 'startedBy'> {
  /** What the run is for: quarterly/2026-10-01, programme/7, manual/<id>. There is one run for each. */
  readonly runKey: string;
}

/** The next members in order of their ids, and those of them who may change. */
export interface Piece {
  readonly candidates: readonly MemberId[];
  /** The last member looked at; null: nobody is left. */
  readonly through: MemberId | null;
  readonly looked: number;
}

export type Counts = Readonly<Record<ReviewChange, number>>;

const runColumns = `id, kind, day, programme_version AS "programmeVersion", state, members, reviewed, raised, kept, protected,
  dropped, reviewed_through AS "reviewedThrough", started_at AS "startedAt", started_by AS "startedBy",
  stopped_at AS "stoppedAt", stopped_by AS "stoppedBy", finished_at AS "finishedAt"`;
const LOWEST = '00000000-0000-0000-0000-000000000000';
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** How many members are looked at, and how many of them are locked, in one transaction. */
const PIECE = 80_000;
const LOCKED_AT_MOST = 2_000;

@Injectable()
export class ReviewsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Begins a run; false when there is one for the same. */
  async start(tx: Tx, { id, runKey, kind, day, programmeVersion, startedBy }: NewReview): Promise<boolean> {
    const started = await rows(
      tx,
      `INSERT INTO tier_review (id, run_key, kind, day, programme_version, state, members, started_at, started_by)
       SELECT $1, $2, $3, $4, $5, 'running', count(*), $6, $7 FROM member_tier
       ON CONFLICT (run_key) DO NOTHING RETURNING id`,
      [id, runKey, kind, day, programmeVersion, this.clock.now(), startedBy],
    );
    return started.length === 1;
  }

  async find(tx: Tx, id: string): Promise<ReviewRun | null> {
    const [run] = await rows<ReviewRun>(tx, `SELECT ${runColumns} FROM tier_review WHERE id = $1`, [id]);
    return run ?? null;
  }

  /** Whether a run for this has begun. */
  async has(tx: Tx, runKey: string): Promise<boolean> {
    return (await rows(tx, `SELECT FROM tier_review WHERE run_key = $1`, [runKey])).length === 1;
  }

  /** Runs below the one of this id, newest first. */
  async page(
    tx: Tx,
    { after, limit }: { readonly after: string | null; readonly limit: number },
  ): Promise<ReviewRun[]> {
    return rows<ReviewRun>(
      tx,
      `SELECT ${runColumns} FROM tier_review WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [after, limit],
    );
  }

  /** Stops a run or lets it go on; false when it is done or stands so already. */
  async switch(tx: Tx, id: string, to: 'running' | 'stopped', by: StaffId): Promise<boolean> {
    const switched = await rows(
      tx,
      `UPDATE tier_review SET state = $2::text, stopped_at = CASE WHEN $2::text = 'stopped' THEN $3::timestamptz END,
         stopped_by = CASE WHEN $2::text = 'stopped' THEN $4::uuid END
       WHERE id = $1 AND state = CASE WHEN $2::text = 'stopped' THEN 'running' ELSE 'stopped' END RETURNING id`,
      [id, to, this.clock.now(), by],
    );
    return switched.length === 1;
  }

  /** Locks a running run for one piece; null while somebody else has it, or when it does not run. */
  async claim(tx: Tx, id: string): Promise<ReviewRun | null> {
    const [run] = await rows<ReviewRun>(
      tx,
      `SELECT ${runColumns} FROM tier_review WHERE id = $1 AND state = 'running' FOR UPDATE SKIP LOCKED`,
      [id],
    );
    return run ?? null;
  }

  /** Finds the next piece in one pass over its rows, and over its visits where the rules ask for windows. */
  async next(tx: Tx, run: ReviewRun, filter: ReviewFilter): Promise<Piece> {
    const from = run.reviewedThrough ?? LOWEST;
    const [last] = await rows<{ id: MemberId }>(
      tx,
      `SELECT member_id AS id FROM member_tier WHERE member_id > $1 ORDER BY member_id OFFSET $2 LIMIT 1`,
      [from, PIECE - 1],
    );
    const found = await rows<{ id: MemberId }>(tx, candidatesStatement(filter, run.day), [
      from,
      last?.id ?? HIGHEST,
      LOCKED_AT_MOST,
    ]);
    const candidates = found.map(({ id }) => id);
    const isFull = candidates.length === LOCKED_AT_MOST;
    const through = isFull ? (candidates.at(-1) as MemberId) : (last?.id ?? null);
    if (through !== null && !isFull) return { candidates, through, looked: PIECE };
    const [looked] = await rows<{ n: number }>(
      tx,
      `SELECT count(*) AS n FROM member_tier WHERE member_id > $1 AND member_id <= $2`,
      [from, through ?? HIGHEST],
    );
    return { candidates, through, looked: looked?.n ?? 0 };
  }

  /** Moves the run's mark behind a piece; where nobody is left, the run is done. */
  async advance(tx: Tx, run: ReviewRun, { through, looked }: Piece, counts: Counts): Promise<void> {
    await rows(
      tx,
      `UPDATE tier_review SET reviewed_through = coalesce($2, reviewed_through), reviewed = reviewed + $3, raised = raised + $4,
         kept = kept + $5, protected = protected + $6, dropped = dropped + $7,
         state = CASE WHEN $2::uuid IS NULL THEN 'done' ELSE state END,
         finished_at = CASE WHEN $2::uuid IS NULL THEN $8::timestamptz END
       WHERE id = $1`,
      [run.id, through, looked, counts.raised, counts.kept, counts.protected, counts.dropped, this.clock.now()],
    );
  }
}

const amounts: Readonly<Record<Sum, string>> = {
  net: 'sum(v.net_fen)',
  profit: 'sum(v.profit_fen)',
  items: 'sum(v.items)',
  orders: 'sum(v.orders)',
  visits: 'count(*) FILTER (WHERE v.orders > 0)',
};

/**
 * Visits are read in one range, and only those that left the twelve months since the row's window was moved, or those of
 * a year that the row has not come to.
 */
function candidatesStatement({ where, gone, year }: ReviewFilter, day: BusinessDay): string {
  const newYear = `${day.slice(0, 4)}-01-01`;
  const leaving = `v.business_day < ('${day}'::date - interval '12 months')::date + 1 AND v.business_day >= o.rolling_from`;
  return `
    SELECT t.member_id AS id FROM member_tier t
    ${gone.length === 0 ? '' : visitSums('gone', gone, leaving)}
    ${year.length === 0 ? '' : visitSums('year', year, `v.business_day >= '${newYear}' AND o.year_from < '${newYear}'`)}
    WHERE t.member_id > $1 AND t.member_id <= $2 AND ${where}
    ORDER BY t.member_id LIMIT $3`;
}

function visitSums(name: string, sums: readonly Sum[], days: string): string {
  return `LEFT JOIN (
      SELECT v.member_id, ${sums.map((sum) => `${amounts[sum]} AS ${sum}`).join(', ')}
      FROM member_visit v JOIN member_tier o ON o.member_id = v.member_id
      WHERE v.member_id > $1 AND v.member_id <= $2 AND ${days}
      GROUP BY v.member_id) AS ${name} ON ${name}.member_id = t.member_id`;
}
