// Head office saves segments: names one, changes it, puts it aside. Every change is written down.
import { Injectable } from '@nestjs/common';
import { type SavedSegment, SavedSegmentsService } from '@guike/campaigns';
import type { AnswerOf, BodyOf, QueryOf, segmentEndpoints } from '@guike/contracts/http';
import { DomainError, type StaffId } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { pageOf } from '../page';
import { sameJson } from '../same-json';
import { AudienceWords } from './audience-words';

type Endpoints = typeof segmentEndpoints;
type SegmentView = AnswerOf<Endpoints['createSegment']>;

@Injectable()
export class KeepSegments {
  constructor(
    private readonly database: Database,
    private readonly segments: SavedSegmentsService,
    private readonly words: AudienceWords,
    private readonly audit: Audit,
  ) {}

  async list({ after, archived, limit }: QueryOf<Endpoints['segments']>): Promise<AnswerOf<Endpoints['segments']>> {
    const tx = this.database.reading;
    const wanted = { after: after ?? null, archived: archived === 'yes', limit: limit + 1 };
    const { items, next } = pageOf(await this.segments.page(tx, wanted), limit, ({ id }) => id);
    return { items: await this.views(tx, items), next };
  }

  /** Error: SEGMENT_UNKNOWN. */
  async segment(id: string): Promise<SegmentView> {
    const found = await this.segments.find(this.database.reading, id);
    if (!found) throw new DomainError('SEGMENT_UNKNOWN');
    return this.view(this.database.reading, found);
  }

  /** The very same again answers it as it is. Errors: OPERATION_CONFLICT (the id stands for another), INPUT_INVALID. */
  async create({ id, name, rule }: BodyOf<Endpoints['createSegment']>, by: StaffId): Promise<SegmentView> {
    return this.database.inTransaction(async (tx) => {
      await this.words.require(tx, rule);
      if (await this.segments.create(tx, { id, name, rule, by }))
        await this.record(tx, by, 'segment.created', { id, name, rule });
      const kept = await this.segments.claim(tx, id);
      if (!kept || kept.name !== name || !sameJson(kept.rule, rule)) throw new DomainError('OPERATION_CONFLICT');
      return this.view(tx, kept);
    });
  }

  /** The very same again changes nothing. Errors: SEGMENT_UNKNOWN, SEGMENT_CHANGED (by somebody else meanwhile), INPUT_INVALID. */
  async change(id: string, wanted: BodyOf<Endpoints['changeSegment']>, by: StaffId): Promise<SegmentView> {
    return this.database.inTransaction(async (tx) => {
      const was = await this.segments.claim(tx, id);
      if (!was) throw new DomainError('SEGMENT_UNKNOWN');
      const { name, rule, archived, version } = wanted;
      if (was.name === name && was.archived === archived && sameJson(was.rule, rule)) return this.view(tx, was);
      if (was.version !== version) throw new DomainError('SEGMENT_CHANGED', { version: was.version });
      await this.words.require(tx, rule);
      await this.segments.change(tx, id, { name, rule, archived });
      await this.record(tx, by, 'segment.changed', { id, name, rule, archived });
      return this.view(tx, (await this.segments.find(tx, id)) as SavedSegment);
    });
  }

  private async view(tx: Tx, segment: SavedSegment): Promise<SegmentView> {
    return (await this.views(tx, [segment]))[0] as SegmentView;
  }

  private async views(tx: Tx, segments: readonly SavedSegment[]): Promise<SegmentView[]> {
    const say = await this.words.sayer(tx);
    return segments.map(({ updatedAt, ...segment }) => ({
      ...segment,
      words: say(segment.rule),
      updatedAt: updatedAt.toISOString(),
    }));
  }

  private record(tx: Tx, by: StaffId, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail });
  }
}
