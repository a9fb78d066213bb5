// Which rules are in force on a day, for everybody or for a member. What was once in force never changes, so versions
// are kept in memory for a moment.
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, DomainError, type MemberId, type StaffId, businessDayOf } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import { checkProgramme } from './issues';
import { type Programme, programmeSchema } from './schema';
import { type StoredState, VersionsService } from './versions.service';

export interface ProgrammeVersion {
  readonly version: number;
  readonly effectiveFrom: BusinessDay;
  readonly body: Programme;
}

/** A version with a business day that it judges. */
export type VersionOfDay = ProgrammeVersion & { readonly day: BusinessDay };

interface Known extends ProgrammeVersion {
  readonly state: StoredState;
  readonly until: BusinessDay | null;
}

/** How long a process may go on with the versions it knows: what is published for today reaches the others by then. */
const FRESH_MS = 5_000;

@Injectable()
export class ProgrammeService {
  /** The latest to take effect first; withdrawn ones too, as a process may have decided by one in its last moment. */
  private known: readonly Known[] = [];
  private readAt = -FRESH_MS;
  /** What `at` has answered from what is known. */
  private ofDays = new Map<BusinessDay, VersionOfDay>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly versions: VersionsService,
  ) {}

  /**
   * The version in force on a business day for those who are on no trial. Whoever is in a transaction asks through it:
   * waiting for a second connection there could stop the whole pool. Error: PROGRAMME_MISSING.
   */
  async inForce(tx: Tx, day: BusinessDay): Promise<ProgrammeVersion> {
    return inForceAmong(await this.fresh(tx), day);
  }

  /**
   * The version that a member is under on a business day: that of a trial they are on, else the one in force. While no
   * trial runs on that day it asks nothing more. Error: PROGRAMME_MISSING.
   */
  async forMember(tx: Tx, day: BusinessDay, memberId: MemberId): Promise<ProgrammeVersion> {
    return (await this.onTrial(tx, day, [memberId])).get(memberId) ?? this.inForce(tx, day);
  }

  /** Those of these members who are on a trial on a business day, with its version. */
  async onTrial(
    tx: Tx,
    day: BusinessDay,
    memberIds: readonly MemberId[],
  ): Promise<ReadonlyMap<MemberId, ProgrammeVersion>> {
    const trial = await this.trialOn(tx, day);
    if (!trial || memberIds.length === 0) return new Map();
    const found = await rows<{ id: MemberId }>(
      tx,
      `SELECT member_id AS id FROM programme_trial_member WHERE member_id = ANY ($1) AND version = $2`,
      [[...new Set(memberIds)], trial.version],
    );
    return new Map(found.map(({ id }) => [id, trial]));
  }

  /** The trial that runs on a business day, or null. */
  async trialOn(tx: Tx, day: BusinessDay): Promise<ProgrammeVersion | null> {
    const found = (await this.fresh(tx)).find(
      ({ state, effectiveFrom, until }) =>
        (state === 'trial' || state === 'ended') && effectiveFrom <= day && until !== null && day <= until,
    );
    return found ?? null;
  }

  /** The version in force at an instant, with the business day that the instant falls on in the programme's zone. */
  async at(tx: Tx, instant: Date): Promise<VersionOfDay> {
    const known = await this.fresh(tx);
    const [newest] = known;
    if (!newest) throw new DomainError('PROGRAMME_MISSING');
    // All versions have one zone: see publish.
    const day = businessDayOf(instant, newest.body.timeZone);
    const before = known === this.known ? this.ofDays.get(day) : undefined;
    if (before) return before;
    const found = { ...inForceAmong(known, day), day };
    // Not where they were read again meanwhile.
    if (known === this.known) this.ofDays.set(day, found);
    return found;
  }

  /** The version in force at this moment, with the moment and its business day. Error: PROGRAMME_MISSING. */
  async present(tx: Tx): Promise<VersionOfDay & { readonly now: Date }> {
    const now = this.clock.now();
    return { ...(await this.at(tx, now)), now };
  }

  /** The version that a member is under at this moment. Error: PROGRAMME_MISSING. */
  async presentFor(tx: Tx, memberId: MemberId): Promise<VersionOfDay & { readonly now: Date }> {
    const present = await this.present(tx);
    return { ...present, ...(await this.forMember(tx, present.day, memberId)) };
  }

  /** A version by its number, for a purchase that keeps the terms it earned under. Error: PROGRAMME_MISSING. */
  async version(tx: Tx, version: number): Promise<ProgrammeVersion> {
    const find = (all: readonly Known[]) => all.find((each) => each.version === version);
    const found = find(await this.fresh(tx)) ?? find(await this.read(tx));
    if (!found) throw new DomainError('PROGRAMME_MISSING', { version });
    return found;
  }

  /**
   * Publishes a programme from any day on, as a shop is set up; the office publishes its drafts. Error:
   * PROGRAMME_INVALID with what is wrong.
   */
  async publish(tx: Tx, body: unknown, effectiveFrom: BusinessDay, by?: StaffId, note = ''): Promise<number> {
    const { programme, issues } = checkProgramme(body);
    if (!programme) throw new DomainError('PROGRAMME_INVALID', { issues });
    await this.versions.lock(tx);
    await this.requireZone(tx, programme);
    const now = this.clock.now();
    const [row] = await rows<{ version: number }>(
      tx,
      `INSERT INTO programme_version (version, status, effective_from, body, note, created_at, published_at, published_by)
       SELECT coalesce(max(version), 0) + 1, 'published', $1, $2, $3, $4, $4, $5 FROM programme_version
       RETURNING version`,
      [effectiveFrom, JSON.stringify(programme), note, now, by ?? null],
    );
    this.forget();
    return row?.version ?? 0;
  }

  /** Error: PROGRAMME_INVALID where the time zone is not that of every version so far. */
  async requireZone(tx: Tx, programme: Programme): Promise<void> {
    const [before] = await this.read(tx);
    if (!before || before.body.timeZone === programme.timeZone) return;
    // Business days already booked would fall on other days.
    throw new DomainError('PROGRAMME_INVALID', { issues: [{ path: 'timeZone', message: '时区发布后不能更改' }] });
  }

  /** Versions have changed: this process looks again before it decides anything more. */
  forget(): void {
    this.readAt = -FRESH_MS;
  }

  /** No older than a few seconds. */
  private async fresh(tx: Tx): Promise<readonly Known[]> {
    const isFresh = this.known.length > 0 && performance.now() - this.readAt < FRESH_MS;
    return isFresh ? this.known : this.read(tx);
  }

  /** Bodies that are known are not read again. */
  private async read(tx: Tx): Promise<readonly Known[]> {
    const bodies = new Map(this.known.map(({ version, body }) => [version, body]));
    const found = await rows<Omit<Known, 'body'> & { body: unknown }>(
      tx,
      `SELECT version, status AS state, effective_from AS "effectiveFrom", until_day AS until,
         CASE WHEN version <> ALL ($1::integer[]) THEN body END AS body
       FROM programme_version WHERE status NOT IN ('draft', 'discarded')
       ORDER BY effective_from DESC, published_at DESC, version DESC`,
      [[...bodies.keys()]],
    );
    this.known = found.map((row) => ({ ...row, body: bodies.get(row.version) ?? programmeSchema.parse(row.body) }));
    this.readAt = performance.now();
    this.ofDays = new Map();
    return this.known;
  }
}

/** Error: PROGRAMME_MISSING. */
function inForceAmong(known: readonly Known[], day: BusinessDay): Known {
  const versions = known.filter(({ state }) => state === 'published');
  // A sale from before the first programme is judged by the first: somebody has to.
  const found = versions.find((each) => each.effectiveFrom <= day) ?? versions.at(-1);
  if (!found) throw new DomainError('PROGRAMME_MISSING');
  return found;
}
