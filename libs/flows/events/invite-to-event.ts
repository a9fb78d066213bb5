// 邀请: members are invited to an event by name, by phone, or all of a segment; by a guide with a word of their own.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminEventEndpoints, staffEventEndpoints } from '@guike/contracts/http';
import { EventInvitationsService, EventsService, type ShopEvent } from '@guike/events';
import { DomainError, type MemberId } from '@guike/kernel';
import { everyIdOf, keepersOf } from '@guike/members';
import { Audit, type Tx, sha256 } from '@guike/platform';
import { requireServed } from '../benefits/benefit-desk';
import type { OfficeReader } from '../office/office-reader';
import { Repeatable } from '../repeatable';
import { EventBell } from './event-bell';
import { Inviting } from './inviting';
import { isVisibleTo, mayKeep } from './office-events';

type Wish = BodyOf<(typeof adminEventEndpoints)['invite']>;
type Invited = AnswerOf<(typeof adminEventEndpoints)['invite']>;
type ByGuide = (typeof staffEventEndpoints)['inviteMember'];

@Injectable()
export class InviteToEvent {
  constructor(
    private readonly repeatable: Repeatable,
    private readonly events: EventsService,
    private readonly meant: Inviting,
    private readonly invitations: EventInvitationsService,
    private readonly bell: EventBell,
    private readonly audit: Audit,
  ) {}

  /**
   * Who is invited to a draft is told when it opens. The same request again answers the same. Errors: EVENT_UNKNOWN,
   * FORBIDDEN, EVENT_STATE (over), SEGMENT_UNKNOWN, REQUEST_IN_FLIGHT, REQUEST_KEY_REUSED.
   */
  async invite(eventId: string, wish: Wish, by: OfficeReader): Promise<Invited> {
    const bodyHash = sha256(JSON.stringify([eventId, wish]));
    const request = { owner: `staff/${by.staffId}`, key: `event-invite/${wish.id}`, bodyHash };
    return this.repeatable.inTransaction(request, async (tx) => {
      const event = await this.invitable(tx, eventId, by);
      if (!mayKeep(event, by)) throw new DomainError('FORBIDDEN');
      const answer = await this.invited(tx, event, wish, by);
      const detail = { eventId, to: wish.to.kind, invited: answer.invited, later: answer.later };
      await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action: 'event.invited', detail });
      return answer;
    });
  }

  private async invited(tx: Tx, event: ShopEvent, { id, to, words }: Wish, by: OfficeReader): Promise<Invited> {
    const later = { invited: 0, before: 0, unknown: [], later: true };
    if (to.kind === 'segment') {
      const { memberIds, reached } = await this.meant.page(tx, to.segmentId, null, by);
      if (reached !== null) {
        const { staffId, storeId } = by;
        await this.meant.order(tx, { eventId: event.id, id, segmentId: to.segmentId, storeId, words, by: staffId });
        return later;
      }
      const invited = await this.write(tx, event, memberIds, words, by);
      return { ...later, invited: invited.length, before: memberIds.length - invited.length, later: false };
    }
    const { memberIds, unknown } = await this.meant.meant(tx, to, by);
    const invited = await this.write(tx, event, memberIds, words, by);
    const before = memberIds.length - invited.length;
    return { invited: invited.length, before, unknown: [...unknown], later: false };
  }

  /**
   * A guide invites a member whom they looked up today. Errors: EVENT_UNKNOWN, EVENT_STATE, MEMBER_UNKNOWN (also of whom
   * they have not looked up).
   */
  async inviteServed(
    eventId: string,
    { memberId: asked, words }: BodyOf<ByGuide>,
    by: OfficeReader,
  ): Promise<AnswerOf<ByGuide>> {
    return this.repeatable.inTransaction(undefined, async (tx) => {
      const event = await this.invitable(tx, eventId, by);
      const memberId = (await keepersOf(tx, asked)).at(-1) ?? asked;
      const names = await everyIdOf(tx, memberId);
      await requireServed(tx, { names, now: this.bell.now() }, by);
      const { memberIds } = await this.meant.meant(
        tx,
        { kind: 'members', memberIds: [memberId] },
        { ...by, storeId: null },
      );
      if (memberIds.length === 0) throw new DomainError('MEMBER_UNKNOWN');
      const before = await this.invitations.find(tx, names, eventId);
      await this.write(tx, event, memberIds, words, by);
      if (before === null) {
        const told = { actorKind: 'staff', actorId: by.staffId, action: 'event.invited', memberId } as const;
        await this.audit.record(tx, { ...told, detail: { eventId } });
      }
      return { invitedBefore: before !== null, answer: await this.bell.answerOf(tx, names, eventId) };
    });
  }

  private async write(
    tx: Tx,
    event: ShopEvent,
    memberIds: readonly MemberId[],
    words: string,
    by: OfficeReader,
  ): Promise<MemberId[]> {
    const invited = await this.invitations.invite(tx, event.id, memberIds, { words, by: by.staffId });
    if (event.state === 'open') await this.bell.invite(tx, event, invited);
    return invited;
  }

  private async invitable(tx: Tx, eventId: string, by: OfficeReader): Promise<ShopEvent> {
    const event = await this.events.find(tx, eventId);
    if (!event || !isVisibleTo(event, by)) throw new DomainError('EVENT_UNKNOWN');
    const isOn = event.state === 'draft' || event.state === 'open' || event.state === 'closed';
    if (!isOn || event.startsAt < this.bell.now()) throw new DomainError('EVENT_STATE');
    return event;
  }
}
