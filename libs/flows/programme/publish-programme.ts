// A draft comes into force from a day on, for everybody; an earlier version comes back as a new one.
import { Injectable } from '@nestjs/common';
import type { BodyOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type StaffId } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService, VersionsService, checkProgramme } from '@guike/programme';
import { requireRevision } from './draft-programme';
import { requireDay, requireFit, requireNoneToRise } from './programme-checks';
import { ProgrammeVersions, type VersionView } from './programme-versions';

type Endpoints = typeof adminProgrammeEndpoints;
type Publishing = BodyOf<Endpoints['publishProgramme']>;

@Injectable()
export class PublishProgramme {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly versions: VersionsService,
    private readonly views: ProgrammeVersions,
    private readonly audit: Audit,
  ) {}

  /**
   * Publishes a draft. The very same again answers it as it is. Other processes of ours know it after at most five
   * seconds. Errors: PROGRAMME_UNKNOWN, PROGRAMME_CLOSED, PROGRAMME_CHANGED, PROGRAMME_INVALID (its rules, its time
   * zone, or a tier that members hold is missing), INPUT_INVALID (a day that is over).
   */
  async publish(version: number, wanted: Publishing, by: StaffId): Promise<VersionView> {
    const from = wanted.effectiveFrom as BusinessDay;
    await this.database.inTransaction(async (tx) => {
      await this.versions.lock(tx);
      const draft = await this.versions.claim(tx, version);
      const isThis = draft.effectiveFrom === from && draft.note === wanted.note && draft.revision === wanted.revision;
      if (draft.state === 'published' && isThis) return;
      if (draft.state !== 'draft') throw new DomainError('PROGRAMME_CLOSED', { state: draft.state });
      requireRevision(draft, wanted.revision);
      await this.putInForce(tx, version, draft.body, { from, note: wanted.note, by });
      await this.record(tx, by, 'programme.published', { version, effectiveFrom: from, note: wanted.note });
    });
    this.programmes.forget();
    return this.views.version(version);
  }

  /**
   * What was in force before is so again, from a day on, as a version of its own: the history stays as it was. Errors:
   * PROGRAMME_UNKNOWN (none that was ever in force), PROGRAMME_INVALID, INPUT_INVALID, OPERATION_CONFLICT (the id stands
   * for something else).
   */
  async rollBack(wanted: BodyOf<Endpoints['rollBackProgramme']>, by: StaffId): Promise<VersionView> {
    const { id, to, note } = wanted;
    const from = wanted.effectiveFrom as BusinessDay;
    const version = await this.database.inTransaction(async (tx) => {
      await this.versions.lock(tx);
      const before = await this.versions.ofRequest(tx, id);
      if (before) {
        const isThis = before.basedOn === to && before.effectiveFrom === from && before.note === note;
        if (!isThis) throw new DomainError('OPERATION_CONFLICT');
        return before.version;
      }
      const earlier = await this.versions.find(tx, to);
      if (!earlier || earlier.state === 'draft' || earlier.state === 'discarded')
        throw new DomainError('PROGRAMME_UNKNOWN', { version: to });
      const again = await this.versions.draft(tx, {
        requestId: id,
        body: earlier.body,
        origin: { version: to },
        by,
      });
      await this.putInForce(tx, again, earlier.body, { from, note, by });
      await this.record(tx, by, 'programme.rolled_back', { version: again, to, effectiveFrom: from, note });
      return again;
    });
    this.programmes.forget();
    return this.views.version(version);
  }

  private async putInForce(
    tx: Tx,
    version: number,
    body: unknown,
    effect: { readonly from: BusinessDay; readonly note: string; readonly by: StaffId },
  ): Promise<void> {
    const present = await this.programmes.present(tx);
    requireDay('effectiveFrom', effect.from, present.day);
    const { programme, issues } = checkProgramme(body);
    if (!programme) throw new DomainError('PROGRAMME_INVALID', { issues });
    await this.programmes.requireZone(tx, programme);
    await requireFit(tx, programme, present.body);
    await requireNoneToRise(tx, programme, { inForce: present.body, from: effect.from, today: present.day });
    await this.versions.publish(tx, version, programme, { ...effect, trial: null });
  }

  private record(tx: Tx, by: StaffId, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail });
  }
}
