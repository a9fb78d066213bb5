// The members whom an invitation means: by id, by phone, by segment; of whoever belongs to a store only their own.
import { Injectable } from '@nestjs/common';
import { SavedSegmentsService, SegmentsService, segment } from '@guike/campaigns';
import type { BodyOf, adminEventEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type OfficeReader, membersOfStore } from '../office/office-reader';

type To = BodyOf<(typeof adminEventEndpoints)['invite']>['to'];

export interface Meant {
  readonly memberIds: readonly MemberId[];
  /** Phones of nobody who is a member of whoever invites. */
  readonly unknown: readonly string[];
}

const PAGE = 1_000;

@Injectable()
export class Inviting {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
    private readonly saved: SavedSegmentsService,
    private readonly segments: SegmentsService,
  ) {}

  /** Active members only, each once. Error: SEGMENT_UNKNOWN. */
  async meant(tx: Tx, to: To, by: OfficeReader): Promise<Meant> {
    if (to.kind === 'segment')
      return { memberIds: await this.own(tx, await this.ofSegment(tx, to.segmentId), by), unknown: [] };
    if (to.kind === 'members') {
      const kept = await this.members.findAll(
        tx,
        to.memberIds.map((id) => ({ kind: 'id', id })),
      );
      return { memberIds: await this.own(tx, present(kept), by), unknown: [] };
    }
    const found = await this.members.findAll(
      tx,
      to.phones.map((phone) => ({ kind: 'phone', phone })),
    );
    const own = new Set(await this.own(tx, present(found), by));
    const unknown = to.phones.filter((_, place) => {
      const id = found[place] ?? null;
      return id === null || !own.has(id);
    });
    return { memberIds: [...own], unknown };
  }

  /** Those who take offers: a segment is chosen by what people bought, which can be declined. */
  private async ofSegment(tx: Tx, segmentId: string): Promise<MemberId[]> {
    const kept = await this.saved.find(tx, segmentId);
    if (!kept) throw new DomainError('SEGMENT_UNKNOWN');
    const { day } = await this.programmes.present(tx);
    const rule = segment.parse(kept.rule);
    const all: MemberId[] = [];
    for (;;) {
      const page = await this.segments.members(tx, rule, { today: day, after: all.at(-1) ?? null, limit: PAGE });
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }

  private async own(tx: Tx, memberIds: readonly MemberId[], { storeId }: OfficeReader): Promise<MemberId[]> {
    const found = await rows<{ id: MemberId }>(
      tx,
      `SELECT id FROM member WHERE id = ANY ($1) AND state = 'active'
         AND ($2::uuid IS NULL OR id IN (${membersOfStore('$2')})) ORDER BY id`,
      [memberIds, storeId],
    );
    return found.map(({ id }) => id);
  }
}

const present = (ids: readonly (MemberId | null)[]): MemberId[] => ids.filter((id) => id !== null);
