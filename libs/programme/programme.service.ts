// Which rules are in force on a day. Published versions never change, so they are kept in memory for a moment.
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, DomainError, type StaffId, businessDayOf } from '@guike/kernel';
import { CLOCK, Database, type Tx, rows } from '@guike/platform';
import { type Programme, programmeSchema } from './schema';

export interface ProgrammeVersion {
  readonly version: number;
  readonly effectiveFrom: BusinessDay;
  readonly body: Programme;
}

/** How long a process may go on with the versions it knows: a publication is for a coming day, so seconds do no harm. */
const FRESH_MS = 5_000;

@Injectable()
export class ProgrammeService {
  private known: readonly ProgrammeVersion[] = [];
  private readAt = 0;
  private reading: Promise<void> | undefined;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** The version in force on a business day. Error: PROGRAMME_MISSING. */
  async inForce(day: BusinessDay): Promise<ProgrammeVersion> {
    const found = (await this.published()).find((each) => each.effectiveFrom <= day);
    // A sale from before the first programme is judged by the first: somebody has to.
    const first = this.known.at(-1);
    if (found ?? first) return (found ?? first) as ProgrammeVersion;
    throw new DomainError('PROGRAMME_MISSING');
  }

  /** The version in force at an instant, with the business day that the instant falls on in the programme's zone. */
  async at(instant: Date): Promise<ProgrammeVersion & { readonly day: BusinessDay }> {
    const newest = (await this.published())[0];
    if (!newest) throw new DomainError('PROGRAMME_MISSING');
    const day = businessDayOf(instant, newest.body.timeZone);
    return { ...(await this.inForce(day)), day };
  }

  /** The version in force at this moment, with the moment and its business day. Error: PROGRAMME_MISSING. */
  async present(): Promise<ProgrammeVersion & { readonly day: BusinessDay; readonly now: Date }> {
    const now = this.clock.now();
    return { ...(await this.at(now)), now };
  }

  /** A version by its number, for a purchase that keeps the terms it earned under. Error: PROGRAMME_MISSING. */
  async version(version: number): Promise<ProgrammeVersion> {
    const find = (all: readonly ProgrammeVersion[]) => all.find((each) => each.version === version);
    let found = find(await this.published());
    if (!found) {
      await this.read();
      found = find(this.known);
    }
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
    const now = this.clock.now();
    const [row] = await rows<{ version: number }>(
      tx,
      `INSERT INTO programme_version (version, status, effective_from, body, note, created_at, published_at, published_by)
       SELECT coalesce(max(version), 0) + 1, 'published', $1, $2, $3, $4, $4, $5 FROM programme_version
       RETURNING version`,
      [effectiveFrom, JSON.stringify(parsed.data), note, now, by ?? null],
    );
    return row?.version ?? 0;
  }

  /**
   * Published versions, the latest to take effect first. Flows ask inside their transactions, so what is known is
   * answered at once and read again beside it: waiting there for a second connection could stop the whole pool.
   */
  private async published(): Promise<readonly ProgrammeVersion[]> {
    if (this.known.length === 0) await this.read();
    // An outage shows in the flow's own statements.
    else if (performance.now() - this.readAt > FRESH_MS) this.read().catch(() => undefined);
    return this.known;
  }

  private read(): Promise<void> {
    this.reading ??= this.readNow().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readNow(): Promise<void> {
    const found = await rows<{ version: number; effective_from: BusinessDay; body: unknown }>(
      this.database.reading,
      `SELECT version, effective_from, body FROM programme_version WHERE status = 'published'
       ORDER BY effective_from DESC, version DESC`,
    );
    this.known = found.map((row) => ({
      version: row.version,
      effectiveFrom: row.effective_from,
      body: programmeSchema.parse(row.body),
    }));
    this.readAt = performance.now();
  }
}
