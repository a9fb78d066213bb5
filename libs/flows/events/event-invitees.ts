// Whom somebody of the store has invited to an event, and what they answered.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, staffEventEndpoints } from '@guike/contracts/http';
import { EventInvitationsService } from '@guike/events';
import { MemberSearch } from '@guike/members';
import { Database } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { cursorOf } from './event-office-lists';
import { OfficeEvents } from './office-events';

type Invitees = (typeof staffEventEndpoints)['myInvitees'];

@Injectable()
export class EventInvitees {
  constructor(
    private readonly database: Database,
    private readonly office: OfficeEvents,
    private readonly invitations: EventInvitationsService,
    private readonly members: MemberSearch,
  ) {}

  /** Errors: EVENT_UNKNOWN, INPUT_INVALID (not a cursor of ours). */
  async mine(id: string, { after, limit }: QueryOf<Invitees>, by: OfficeReader): Promise<AnswerOf<Invitees>> {
    const tx = this.database.reading;
    await this.office.visible(tx, id, by);
    const page = { after: cursorOf(after), limit: limit + 1, by: by.staffId };
    const { items, next } = pageOf(await this.invitations.page(tx, id, page), limit, ({ memberId }) => memberId);
    const faces = await this.members.maskedFaces(
      tx,
      items.map(({ memberId }) => memberId),
    );
    return {
      items: items.map(({ memberId, words, seenAt, answer, attendance }) => ({
        ...{ memberId, words, answer, attendance },
        nameMasked: faces.get(memberId)?.nameMasked ?? null,
        seenAt: seenAt?.toISOString() ?? null,
      })),
      next,
    };
  }
}
