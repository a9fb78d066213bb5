// Who somebody is to an event: their names, tier and store, whether they were invited, whether its segment holds them.
import { Injectable } from '@nestjs/common';
import { SavedSegmentsService, SegmentsService, segment } from '@guike/campaigns';
import {
  type EventInvitation,
  EventInvitationsService,
  EventListsService,
  type Guest,
  type Looker,
  type ShopEvent,
} from '@guike/events';
import { type BusinessDay, DomainError, type MemberId, type MemberState, type StoreId } from '@guike/kernel';
import { everyIdOf } from '@guike/members';
import { type Tx, rows } from '@guike/platform';

/** Somebody who looks at events. */
export type EventVisitor = Looker & { readonly memberId: MemberId; readonly state: MemberState };

/** Somebody who looks at one event. */
export type EventGuest = Guest & {
  readonly names: readonly MemberId[];
  readonly invitation: EventInvitation | null;
};

interface PersonRow {
  readonly state: MemberState;
  readonly tier: string | null;
  readonly storeId: StoreId | null;
}

/** What an event is, and not what anybody bought: the segment is asked as what serves the membership. */
const PURPOSE = 'service';

@Injectable()
export class EventGuests {
  constructor(
    private readonly invitations: EventInvitationsService,
    private readonly lists: EventListsService,
    private readonly saved: SavedSegmentsService,
    private readonly segments: SegmentsService,
  ) {}

  /** To look at the list. Error: MEMBER_UNKNOWN. */
  async visitor(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<EventVisitor> {
    const { state, tier, storeId } = await this.person(tx, memberId);
    const isMember = state === 'active' || state === 'frozen';
    const segmentIds: string[] = [];
    if (isMember)
      for (const id of await this.lists.segmentIds(tx))
        if (await this.isIn(tx, id, memberId, today)) segmentIds.push(id);
    return { memberId, state, names: await everyIdOf(tx, memberId), tier, storeId, isMember, segmentIds };
  }

  /** To look at one event, or to answer it. Error: MEMBER_UNKNOWN. */
  async guest(tx: Tx, memberId: MemberId, event: ShopEvent, today: BusinessDay): Promise<EventGuest> {
    const { state, tier, storeId } = await this.person(tx, memberId);
    const names = await everyIdOf(tx, memberId);
    const invitation = await this.invitations.find(tx, names, event.id);
    const { segmentId } = event.audience;
    const inSegment = segmentId === null || (await this.isIn(tx, segmentId, memberId, today));
    return { state, tier, storeId, names, invitation, invited: invitation !== null, inSegment };
  }

  private async person(tx: Tx, memberId: MemberId): Promise<PersonRow> {
    const [row] = await rows<PersonRow>(
      tx,
      `SELECT m.state, t.tier, m.joined_store_id AS "storeId" FROM member m
       LEFT JOIN member_tier t ON t.member_id = m.id WHERE m.id = $1`,
      [memberId],
    );
    if (!row) throw new DomainError('MEMBER_UNKNOWN');
    return row;
  }

  private async isIn(tx: Tx, segmentId: string, memberId: MemberId, today: BusinessDay): Promise<boolean> {
    const kept = await this.saved.find(tx, segmentId);
    return kept !== null && this.segments.holds(tx, segment.parse(kept.rule), memberId, today, PURPOSE);
  }
}
