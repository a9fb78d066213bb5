// The members whom an invitation means: by id, by phone, by segment; of whoever belongs to a store only their own.
import { Injectable } from '@nestjs/common';
import { SavedSegmentsService, SegmentsService, segment } from '@guike/campaigns';
import type { BodyOf, adminEventEndpoints } from '@guike/contracts/http';
import { type InviteOrder, InviteOrdersService } from '@guike/events';
import { DomainError, type MemberId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Outbox, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type OfficeReader, membersOfStore } from '../office/office-reader';

type To = BodyOf<(typeof adminEventEndpoints)['invite']>['to'];
/** Named one by one; a segment goes page by page. */
export type Named = Exclude<To, { readonly kind: 'segment' }>;

export interface Meant {
  readonly memberIds: readonly MemberId[];
  /** Phones of nobody who is a member of whoever invites. */
  readonly unknown: readonly string[];
}

/** A piece of a segment. */
export interface SegmentPage {
  /** Of whoever invites, active, who take offers. */
  readonly memberIds: readonly MemberId[];
  /** The last one that was looked at; null: there are no more. */
  readonly reached: MemberId | null;
}

/** So many at once: a transaction of some hundred milliseconds. */
const PAGE = 1_000;

@Injectable()
export class Inviting {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
    private readonly saved: SavedSegmentsService,
    private readonly segments: SegmentsService,
    private readonly orders: InviteOrdersService,
    private readonly outbox: Outbox,
  ) {}

  /** A segment larger than a page: a job invites it piece by piece. */
  async order(tx: Tx, order: Omit<InviteOrder, 'reached' | 'endedAt'>): Promise<void> {
    await this.orders.order(tx, order);
    await this.outbox.add(tx, 'event.segment_invited', { v: 1, eventId: order.eventId, orderId: order.id });
  }

  /** Active members only, each once. */
  async meant(tx: Tx, to: Named, by: OfficeReader): Promise<Meant> {
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

  /**
   * The next of a segment behind a member: those who take offers, as a segment is chosen by what people bought, which can be
   * declined. Error: SEGMENT_UNKNOWN.
   */
  async page(
    tx: Tx,
    segmentId: string,
    after: MemberId | null,
    by: Pick<OfficeReader, 'storeId'>,
  ): Promise<SegmentPage> {
    const kept = await this.saved.find(tx, segmentId);
    if (!kept) throw new DomainError('SEGMENT_UNKNOWN');
    const { day } = await this.programmes.present(tx);
    const found = await this.segments.members(tx, segment.parse(kept.rule), { today: day, after, limit: PAGE });
    const reached = found.length < PAGE ? null : (found.at(-1) ?? null);
    return { memberIds: await this.own(tx, found, by), reached };
  }

  private async own(
    tx: Tx,
    memberIds: readonly MemberId[],
    { storeId }: Pick<OfficeReader, 'storeId'>,
  ): Promise<MemberId[]> {
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
