// Versions of the programme as they are kept: drafts that change, versions in force that never do. See ADR 12.
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, DomainError, type StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export type StoredState = 'draft' | 'published' | 'trial' | 'ended' | 'withdrawn' | 'discarded';

/** Which members a trial is for: empty lists mean all; of these so many percent. */
export interface Segment {
  readonly stores: readonly string[];
  readonly tiers: readonly string[];
  readonly percent: number;
}

/** From what a draft was started. */
export type Origin = { readonly version: number } | { readonly preset: string };

export interface StoredVersion {
  readonly version: number;
  readonly state: StoredState;
  readonly effectiveFrom: BusinessDay | null;
  /** Last day of a trial. */
  readonly until: BusinessDay | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly note: string;
  readonly requestId: string | null;
  readonly revision: number;
  readonly basedOn: number | null;
  readonly preset: string | null;
  readonly segment: Segment | null;
  readonly trialMembers: number | null;
}

/** Putting a draft in force. `trial` is null where it is for everybody. */
export interface Effect {
  readonly from: BusinessDay;
  readonly note: string;
  readonly by: StaffId;
  readonly trial: { readonly until: BusinessDay; readonly segment: Segment; readonly members: number } | null;
}

const columns = `version, status AS state, effective_from AS "effectiveFrom", until_day AS until, body, note,
  request_id AS "requestId", revision, based_on AS "basedOn", preset, segment, trial_members AS "trialMembers"`;

/** Whoever writes versions waits for whoever does: two publishings are one after the other. */
const LOCK = 7_305_116;

@Injectable()
export class VersionsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Until the transaction ends nobody else adds, publishes or ends a version. */
  async lock(tx: Tx): Promise<void> {
    await rows(tx, `SELECT pg_advisory_xact_lock($1)`, [LOCK]);
  }

  async find(tx: Tx, version: number): Promise<StoredVersion | null> {
    const [row] = await rows<StoredVersion>(tx, `SELECT ${columns} FROM programme_version WHERE version = $1`, [
      version,
    ]);
    return row ?? null;
  }

  /** The same, locked. Error: PROGRAMME_UNKNOWN. */
  async claim(tx: Tx, version: number): Promise<StoredVersion> {
    const [row] = await rows<StoredVersion>(
      tx,
      `SELECT ${columns} FROM programme_version WHERE version = $1 FOR UPDATE`,
      [version],
    );
    if (!row) throw new DomainError('PROGRAMME_UNKNOWN', { version });
    return row;
  }

  /** What was made by this request before, or null. */
  async ofRequest(tx: Tx, requestId: string): Promise<StoredVersion | null> {
    const [row] = await rows<StoredVersion>(tx, `SELECT ${columns} FROM programme_version WHERE request_id = $1`, [
      requestId,
    ]);
    return row ?? null;
  }

  /** Writes a draft and answers its number. The caller holds the lock. */
  async draft(
    tx: Tx,
    wanted: { readonly requestId: string; readonly body: unknown; readonly origin: Origin; readonly by: StaffId },
  ): Promise<number> {
    const { requestId, body, origin, by } = wanted;
    const [basedOn, preset] = 'version' in origin ? [origin.version, null] : [null, origin.preset];
    const [row] = await rows<{ version: number }>(
      tx,
      `INSERT INTO programme_version (version, status, body, note, created_at, request_id, based_on, preset, changed_at,
         changed_by)
       SELECT coalesce(max(version), 0) + 1, 'draft', $1, '', $2, $3, $4, $5, $2, $6 FROM programme_version
       RETURNING version`,
      [JSON.stringify(body), this.clock.now(), requestId, basedOn, preset, by],
    );
    return (row as { version: number }).version;
  }

  /** Writes what a claimed draft says now. */
  async keep(tx: Tx, version: number, body: unknown, note: string, by: StaffId): Promise<void> {
    await rows(
      tx,
      `UPDATE programme_version SET body = $2, note = $3, revision = revision + 1, changed_at = $4, changed_by = $5
       WHERE version = $1`,
      [version, JSON.stringify(body), note, this.clock.now(), by],
    );
  }

  /** Puts a claimed draft in force as it reads when checked: what has a default is written out. */
  async publish(tx: Tx, version: number, body: unknown, { from, note, by, trial }: Effect): Promise<void> {
    await rows(
      tx,
      `UPDATE programme_version SET status = $2, body = $3, effective_from = $4, note = $5, published_at = $6,
         published_by = $7, until_day = $8, segment = $9, trial_members = $10
       WHERE version = $1`,
      [
        version,
        trial ? 'trial' : 'published',
        JSON.stringify(body),
        from,
        note,
        this.clock.now(),
        by,
        trial?.until ?? null,
        trial ? JSON.stringify(trial.segment) : null,
        trial?.members ?? null,
      ],
    );
  }

  /** Gives a claimed draft up, or withdraws what was to be in force. */
  async close(tx: Tx, version: number, state: 'discarded' | 'withdrawn', by: StaffId): Promise<void> {
    await rows(tx, `UPDATE programme_version SET status = $2, changed_at = $3, changed_by = $4 WHERE version = $1`, [
      version,
      state,
      this.clock.now(),
      by,
    ]);
  }

  /** Ends a claimed trial at the end of a day, which must not lie after its last. */
  async endTrial(tx: Tx, version: number, until: BusinessDay, by: StaffId): Promise<void> {
    await rows(
      tx,
      `UPDATE programme_version SET status = 'ended', until_day = $2, changed_at = $3, changed_by = $4
       WHERE version = $1`,
      [version, until, this.clock.now(), by],
    );
  }

  /** The trial that has a day in this span, or null. There is at most one a day. */
  async trialWithin(tx: Tx, from: BusinessDay, until: BusinessDay): Promise<number | null> {
    const [row] = await rows<{ version: number }>(
      tx,
      `SELECT version FROM programme_version
       WHERE status IN ('trial', 'ended') AND effective_from <= $2 AND until_day >= $1 LIMIT 1`,
      [from, until],
    );
    return row?.version ?? null;
  }
}
