// A draft is tried on a part of the members, from a day until a day; everybody else stays under the common version.
import { Injectable } from '@nestjs/common';
import type { BodyOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type StaffId } from '@guike/kernel';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import {
  type Programme,
  ProgrammeService,
  type Segment,
  type StoredVersion,
  VersionsService,
  checkProgramme,
} from '@guike/programme';
import { requireRevision } from './draft-programme';
import { requireDay, requireFit, requireKnownTiers } from './programme-checks';
import { ProgrammeVersions, type VersionView } from './programme-versions';
import { sameJson } from '../same-json';

type Endpoints = typeof adminProgrammeEndpoints;
type Trial = BodyOf<Endpoints['tryProgramme']>;

@Injectable()
export class TryProgramme {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly versions: VersionsService,
    private readonly views: ProgrammeVersions,
    private readonly audit: Audit,
  ) {}

  /**
   * Sets a trial up. Who is on it is fixed now: who joins or moves tier later is not. The very same again answers it as
   * it is. Errors: PROGRAMME_UNKNOWN, PROGRAMME_CLOSED, PROGRAMME_CHANGED, PROGRAMME_INVALID, TRIAL_RUNNING (another has
   * one of these days), INPUT_INVALID (days, or a segment without members).
   */
  async begin(version: number, wanted: Trial, by: StaffId): Promise<VersionView> {
    const [from, until] = [wanted.from as BusinessDay, wanted.until as BusinessDay];
    await this.database.inTransaction(async (tx) => {
      await this.versions.lock(tx);
      const draft = await this.versions.claim(tx, version);
      if (isThis(draft, wanted)) return;
      if (draft.state !== 'draft') throw new DomainError('PROGRAMME_CLOSED', { state: draft.state });
      requireRevision(draft, wanted.revision);
      const programme = await this.fitting(tx, draft.body, from, until);
      const running = await this.versions.trialWithin(tx, from, until);
      if (running !== null) throw new DomainError('TRIAL_RUNNING', { version: running });
      const members = await choose(tx, version, wanted.segment);
      if (members === 0) throw unusable('segment', '没有符合条件的会员');
      const { segment, note } = wanted;
      await this.versions.publish(tx, version, programme, { from, note, by, trial: { until, segment, members } });
      await this.record(tx, by, 'programme.trial_begun', { version, from, until, segment, members, note });
    });
    this.programmes.forget();
    return this.views.version(version);
  }

  /**
   * Ends a trial with today, or withdraws one that has not begun. One that is over answers as it is. Errors:
   * PROGRAMME_UNKNOWN, PROGRAMME_CLOSED (no trial).
   */
  async end(version: number, { note }: BodyOf<Endpoints['endTrial']>, by: StaffId): Promise<VersionView> {
    await this.database.inTransaction(async (tx) => {
      await this.versions.lock(tx);
      const trial = await this.versions.claim(tx, version);
      const { day: today } = await this.programmes.present(tx);
      const { effectiveFrom, until, state } = trial;
      if (until === null || effectiveFrom === null) throw new DomainError('PROGRAMME_CLOSED', { state });
      if (state !== 'trial' || until < today) return;
      if (effectiveFrom > today) await this.versions.close(tx, version, 'withdrawn', by);
      else await this.versions.endTrial(tx, version, today, by);
      await this.record(tx, by, 'programme.trial_ended', { version, note });
    });
    this.programmes.forget();
    return this.views.version(version);
  }

  private async fitting(tx: Tx, body: unknown, from: BusinessDay, until: BusinessDay): Promise<Programme> {
    const present = await this.programmes.present(tx);
    requireDay('from', from, present.day);
    if (until < from) throw unusable('until', '结束日期不能早于开始日期');
    const { programme, issues } = checkProgramme(body);
    if (!programme) throw new DomainError('PROGRAMME_INVALID', { issues });
    await this.programmes.requireZone(tx, programme);
    await requireFit(tx, programme, present.body);
    requireKnownTiers(programme, present.body);
    return programme;
  }

  private record(tx: Tx, by: StaffId, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail });
  }
}

function isThis({ state, effectiveFrom, note, revision, until, segment }: StoredVersion, wanted: Trial): boolean {
  const isSame = effectiveFrom === wanted.from && note === wanted.note && revision === wanted.revision;
  return state === 'trial' && isSame && until === wanted.until && sameJson(segment, wanted.segment);
}

/**
 * Writes down who is on the trial and answers how many. The lot comes from the member's id alone, so a member who is among
 * ten percent is among twenty as well.
 */
async function choose(tx: Tx, version: number, { stores, tiers, percent }: Segment): Promise<number> {
  const [row] = await rows<{ members: number }>(
    tx,
    `WITH chosen AS (
       INSERT INTO programme_trial_member (member_id, version)
       SELECT m.id, $1 FROM member m JOIN member_tier t ON t.member_id = m.id
       WHERE m.state IN ('active', 'frozen') AND (cardinality($2::uuid[]) = 0 OR m.joined_store_id = ANY ($2))
         AND (cardinality($3::text[]) = 0 OR t.tier = ANY ($3))
         AND (hashtextextended(m.id::text, 0) & 2147483647) % 100 < $4
       RETURNING member_id)
     SELECT count(*)::integer AS members FROM chosen`,
    [version, [...stores], [...tiers], percent],
  );
  return row?.members ?? 0;
}

const unusable = (path: string, message: string): DomainError =>
  new DomainError('INPUT_INVALID', { issues: [{ path, message }] });
