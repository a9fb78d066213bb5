// Which rules are in force on a day. Published versions never change, so they are kept in memory for a moment.
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, DomainError, type StaffId, businessDayOf } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import { type Programme, programmeSchema } from './schema';

export interface ProgrammeVersion {
  readonly version: number;
  readonly effectiveFrom: BusinessDay;
  readonly body: Programme;
}

/** How long a process may go on with the versions it knows. */
const FRESH_MS = 5_000;

@Injectable()
export class ProgrammeService {
  private known: readonly ProgrammeVersion[] = [];
  private readAt = -FRESH_MS;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * The version in force on a business day. Whoever is in a transaction asks through it: waiting for a second
   * connection there could stop the whole pool. Error: PROGRAMME_MISSING.
   */
  async inForce(tx: Tx, day: BusinessDay): Promise<ProgrammeVersion> {
    const versions = await this.published(tx);
    // A sale from before the first programme is judged by the first: somebody has to.
    const found = versions.find((each) => each.effectiveFrom <= day) ?? versions.at(-1);
    if (!found) throw new DomainError('PROGRAMME_MISSING');
    return found;
  }

  /** The version in force at an instant, with the business day that the instant falls on in the programme's zone. */
  async at(tx: Tx, instant: Date): Promise<ProgrammeVersion & { readonly day: BusinessDay }> {
    const [newest] = await this.published(tx);
    if (!newest) throw new DomainError('PROGRAMME_MISSING');
    // All versions have one zone: see publish.
    const day = businessDayOf(instant, newest.body.timeZone);
    return { ...(await this.inForce(tx, day)), day };
  }

  /** The version in force at this moment, with the moment and its business day. Error: PROGRAMME_MISSING. */
  async present(tx: Tx): Promise<ProgrammeVersion & { readonly day: BusinessDay; readonly now: Date }> {
    const now = this.clock.now();
    return { ...(await this.at(tx, now)), now };
  }

  /** A version by its number, for a purchase that keeps the terms it earned under. Error: PROGRAMME_MISSING. */
  async version(tx: Tx, version: number): Promise<ProgrammeVersion> {
    const find = (all: readonly ProgrammeVersion[]) => all.find((each) => each.version === version);
    const found = find(await this.published(tx)) ?? find(await this.read(tx));
    if (!found) throw new DomainError('PROGRAMME_MISSING', { version });
    return found;
  }

  /** Publishes a programme from a day on. Error: PROGRAMME_INVALID with what is wrong. */
  async publish(tx: Tx, body: unknown, effectiveFrom: BusinessDay, by?: StaffId, note = ''): Promise<number> {
    const parsed = programmeSchema.safeParse(body);
    if (!parsed.success) {
      throw new DomainError('PROGRAMME_INVALID', {
        issues: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
      });
    }
    const [before] = await this.read(tx);
    if (before && before.body.timeZone !== parsed.data.timeZone) {
      // Business days already booked would fall on other days.
      throw new DomainError('PROGRAMME_INVALID', { issues: [{ path: 'timeZone', message: '时区发布后不能更改' }] });
    }
    const now = this.clock.now();
    const [row] = await rows<{ version: number }>(
      tx,
      `INSERT INTO programme_version (version, status, effective_from, body, note, created_at, published_at, published_by)
       SELECT coalesce(max(version), 0) + 1, 'published', $1, $2, $3, $4, $4, $5 FROM programme_version
       RETURNING version`,
      [effectiveFrom, JSON.stringify(parsed.data), note, now, by ?? null],
    );
    this.readAt = -FRESH_MS;
    return row?.version ?? 0;
  }

  /** Published versions, the latest to take effect first, no older than a few seconds. */
  private async published(tx: Tx): Promise<readonly ProgrammeVersion[]> {
    const isFresh = this.known.length > 0 && performance.now() - this.readAt < FRESH_MS;
    return isFresh ? this.known : this.read(tx);
  }

  private async read(tx: Tx): Promise<readonly ProgrammeVersion[]> {
    const found = await rows<{ version: number; effective_from: BusinessDay; body: unknown }>(
      tx,
      `SELECT version, effective_from, body FROM programme_version WHERE status = 'published'
       ORDER BY effective_from DESC, version DESC`,
    );
    this.known = found.map((row) => ({
      version: row.version,
      effectiveFrom: row.effective_from,
      body: programmeSchema.parse(row.body),
    }));
    this.readAt = performance.now();
    return this.known;
  }
}
