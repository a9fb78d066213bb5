// The history of the programme: every version as the office reads it, and what differs between two.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError } from '@guike/kernel';
import { Database, rows } from '@guike/platform';
import {
  type Programme,
  ProgrammeService,
  type Segment,
  type StoredState,
  checkProgramme,
  differences,
  programmeInWords,
  programmeWarnings,
} from '@guike/programme';
import { pageOf } from '../page';

type Endpoints = typeof adminProgrammeEndpoints;
export type VersionView = AnswerOf<Endpoints['programmeVersion']>;
export type VersionLine = AnswerOf<Endpoints['programmeVersions']>['items'][number];
type Differences = AnswerOf<Endpoints['programmeDifferences']>;

interface VersionRow {
  readonly version: number;
  readonly state: StoredState;
  readonly name: string;
  readonly note: string;
  readonly effectiveFrom: BusinessDay | null;
  readonly until: BusinessDay | null;
  readonly basedOn: number | null;
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly publishedAt: Date | null;
  readonly body: Record<string, unknown>;
  readonly segment: Segment | null;
  readonly trialMembers: number | null;
}

const columns = `v.version, v.status AS state, coalesce(v.body->>'name', '') AS name, v.note,
  v.effective_from AS "effectiveFrom", v.until_day AS until, v.based_on AS "basedOn", v.revision,
  coalesce(v.changed_at, v.created_at) AS "changedAt", s.name AS "changedBy", v.published_at AS "publishedAt", v.segment,
  v.trial_members AS "trialMembers"`;
const source = `programme_version v LEFT JOIN staff s ON s.id = coalesce(v.published_by, v.changed_by)`;
/** Above any number of a version. */
const NEWEST = 2_147_483_647;

@Injectable()
export class ProgrammeVersions {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
  ) {}

  /** A page; `after` is the number of the last version seen. Error: PROGRAMME_MISSING before the first is published. */
  async list({
    after,
    limit,
  }: QueryOf<Endpoints['programmeVersions']>): Promise<AnswerOf<Endpoints['programmeVersions']>> {
    const found = await rows<Omit<VersionRow, 'body'>>(
      this.database.reading,
      `SELECT ${columns} FROM ${source} WHERE v.version < $1 ORDER BY v.version DESC LIMIT $2`,
      [Math.min(Number(after ?? NEWEST), NEWEST), limit + 1],
    );
    const { items, next } = pageOf(found, limit, ({ version }) => String(version));
    const present = await this.present();
    return { items: items.map((row) => lineOf(row, present)), next };
  }

  /** Errors: PROGRAMME_UNKNOWN, PROGRAMME_MISSING. */
  async version(version: number): Promise<VersionView> {
    const row = await this.row(version);
    const present = await this.present();
    const { programme, issues } = checkProgramme(row.body);
    return {
      ...lineOf(row, present),
      body: row.body,
      issues: [...issues],
      warnings: programme ? programmeWarnings(programme) : [],
      trial: row.segment && { ...plain(row.segment), members: row.trialMembers ?? 0 },
    };
  }

  /**
   * In sentences by section. Without `from` it is held against what it was started from, else against the version in
   * force. Errors: PROGRAMME_UNKNOWN, PROGRAMME_MISSING, PROGRAMME_INVALID (a draft that cannot be put into words yet).
   */
  async differences(version: number, from: number | undefined): Promise<Differences> {
    const row = await this.row(version);
    const inForce = (await this.present()).version;
    const before = from ?? row.basedOn ?? (inForce === version ? null : inForce);
    const after = readable(row.body);
    const sections =
      before === null
        ? programmeInWords(after).map(({ title, sentences }) => ({ section: title, added: sentences, removed: [] }))
        : differences(readable((await this.row(before)).body), after).map(({ title, added, removed, changed }) => ({
            section: title,
            added: [...changed.map((each) => each.to), ...added],
            removed: [...changed.map((each) => each.from), ...removed],
          }));
    return { from: before, to: version, sections };
  }

  private async row(version: number): Promise<VersionRow> {
    const [row] = await rows<VersionRow>(
      this.database.reading,
      `SELECT ${columns}, v.body FROM ${source} WHERE v.version = $1`,
      [Math.min(version, NEWEST)],
    );
    if (!row) throw new DomainError('PROGRAMME_UNKNOWN', { version });
    return row;
  }

  private present(): ReturnType<ProgrammeService['present']> {
    return this.programmes.present(this.database.reading);
  }
}

function lineOf(row: Omit<VersionRow, 'body'>, present: { version: number; day: BusinessDay }): VersionLine {
  const isOver = row.state === 'trial' && row.until !== null && row.until < present.day;
  return {
    version: row.version,
    state: isOver ? 'ended' : row.state,
    name: row.name,
    note: row.note,
    effectiveFrom: row.effectiveFrom,
    until: row.until,
    inForce: row.version === present.version,
    basedOn: row.basedOn,
    revision: row.revision,
    changedAt: row.changedAt.toISOString(),
    changedBy: row.changedBy,
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

const plain = ({ stores, tiers, percent }: Segment) => ({ stores: [...stores], tiers: [...tiers], percent });

function readable(body: unknown): Programme {
  const { programme, issues } = checkProgramme(body);
  if (!programme) throw new DomainError('PROGRAMME_INVALID', { issues });
  return programme;
}
