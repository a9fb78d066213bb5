// The office drafts the programme: started from a version or a preset, kept however unfinished, given up, withdrawn.
import { Injectable } from '@nestjs/common';
import type { BodyOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import { DomainError, type StaffId } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { type Origin, ProgrammeService, type StoredVersion, VersionsService, presets } from '@guike/programme';
import { ProgrammeVersions, type VersionLine, type VersionView } from './programme-versions';
import { sameJson } from '../same-json';

type Endpoints = typeof adminProgrammeEndpoints;

@Injectable()
export class DraftProgramme {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly versions: VersionsService,
    private readonly views: ProgrammeVersions,
    private readonly audit: Audit,
  ) {}

  /**
   * Starts a draft, once for each id. Errors: PROGRAMME_UNKNOWN (no such version or preset), OPERATION_CONFLICT (the id
   * stands for a draft of something else).
   */
  async start({ id, from }: BodyOf<Endpoints['draftProgramme']>, by: StaffId): Promise<VersionView> {
    const version = await this.database.inTransaction(async (tx) => {
      await this.versions.lock(tx);
      const before = await this.versions.ofRequest(tx, id);
      if (before) return sameOrigin(before, from);
      const started = await this.versions.draft(tx, {
        requestId: id,
        body: await this.bodyOf(tx, from),
        origin: from,
        by,
      });
      await this.record(tx, by, 'programme.drafted', { version: started, from });
      return started;
    });
    return this.views.version(version);
  }

  /**
   * Keeps what a draft says, valid or not. What it says already is kept whatever the revision: an answer may have been
   * lost. Errors: PROGRAMME_UNKNOWN, PROGRAMME_CLOSED (no draft any more), PROGRAMME_CHANGED (by somebody else
   * meanwhile), INPUT_INVALID (characters that no database keeps).
   */
  async keep(
    version: number,
    { revision, note, body }: BodyOf<Endpoints['changeDraft']>,
    by: StaffId,
  ): Promise<VersionView> {
    requireKeepable(body);
    await this.database.inTransaction(async (tx) => {
      const draft = await this.versions.claim(tx, version);
      if (draft.state !== 'draft') throw new DomainError('PROGRAMME_CLOSED', { state: draft.state });
      if (draft.note === note && sameJson(draft.body, body)) return;
      requireRevision(draft, revision);
      await this.versions.keep(tx, version, body, note, by);
      await this.record(tx, by, 'programme.draft_kept', { version, revision: revision + 1 });
    });
    return this.views.version(version);
  }

  /**
   * Gives a draft up, or withdraws a version or a trial before its first day. Errors: PROGRAMME_UNKNOWN,
   * PROGRAMME_CHANGED, PROGRAMME_CLOSED (it has been in force).
   */
  async discard(version: number, { revision }: BodyOf<Endpoints['discardDraft']>, by: StaffId): Promise<VersionLine> {
    await this.database.inTransaction(async (tx) => {
      await this.versions.lock(tx);
      const claimed = await this.versions.claim(tx, version);
      if (claimed.state === 'discarded' || claimed.state === 'withdrawn') return;
      requireRevision(claimed, revision);
      const state = claimed.state === 'draft' ? 'discarded' : 'withdrawn';
      if (state === 'withdrawn') await this.requireAhead(tx, claimed);
      await this.versions.close(tx, version, state, by);
      await this.record(tx, by, `programme.${state}`, { version });
    });
    this.programmes.forget();
    const {
      body: _body,
      issues: _issues,
      warnings: _warnings,
      trial: _trial,
      ...line
    } = await this.views.version(version);
    return line;
  }

  /** The first version judges the days before it, too, so it is in force from the moment it is published. */
  private async requireAhead(tx: Tx, { version, effectiveFrom, state }: StoredVersion): Promise<void> {
    const present = await this.programmes.present(tx);
    const isAhead = effectiveFrom !== null && effectiveFrom > present.day && version !== present.version;
    if (state === 'ended' || !isAhead) throw new DomainError('PROGRAMME_CLOSED', { state, effectiveFrom });
  }

  private async bodyOf(tx: Tx, from: Origin): Promise<unknown> {
    if ('preset' in from) {
      const body = Object.hasOwn(presets, from.preset) ? presets[from.preset as keyof typeof presets] : undefined;
      if (!body) throw new DomainError('PROGRAMME_UNKNOWN', { preset: from.preset });
      return body;
    }
    const found = await this.versions.find(tx, from.version);
    if (!found) throw new DomainError('PROGRAMME_UNKNOWN', { version: from.version });
    return found.body;
  }

  private record(tx: Tx, by: StaffId, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail });
  }
}

/** Error: PROGRAMME_CHANGED. */
export function requireRevision({ revision }: StoredVersion, seen: number): void {
  if (revision !== seen) throw new DomainError('PROGRAMME_CHANGED', { revision });
}

function sameOrigin({ version, basedOn, preset }: StoredVersion, from: Origin): number {
  const isSame = 'version' in from ? basedOn === from.version : preset === from.preset;
  if (!isSame) throw new DomainError('OPERATION_CONFLICT');
  return version;
}

const UNKEEPABLE = /[\0\p{Cs}]/u;

function requireKeepable(body: unknown): void {
  const isKeepable = (value: unknown): boolean =>
    typeof value === 'string'
      ? !UNKEEPABLE.test(value)
      : typeof value !== 'object' || value === null || Object.entries(value).flat().every(isKeepable);
  if (isKeepable(body)) return;
  throw new DomainError('INPUT_INVALID', { issues: [{ path: 'body', message: '含有无法保存的字符' }] });
}
