// Who answered an event and who was invited, as the office reads them.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminEventEndpoints } from '@guike/contracts/http';
import { type Companion, EventInvitationsService, EventListsService } from '@guike/events';
import { DomainError } from '@guike/kernel';
import { MemberSearch, maskName } from '@guike/members';
import { Database } from '@guike/platform';
import { staffNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { feeTold } from './event-views';
import { OfficeEvents, mayKeep } from './office-events';

type Endpoints = typeof adminEventEndpoints;

/** Of an answer; nothing that the database could not hold. */
const NUMBER = /^\d{1,9}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Injectable()
export class EventOfficeLists {
  constructor(
    private readonly database: Database,
    private readonly office: OfficeEvents,
    private readonly lists: EventListsService,
    private readonly invitations: EventInvitationsService,
    private readonly members: MemberSearch,
  ) {}

  /** Errors: EVENT_UNKNOWN, INPUT_INVALID (not a cursor of ours). */
  async answers(
    id: string,
    { after, limit, state }: QueryOf<Endpoints['eventAnswers']>,
    reader: OfficeReader,
  ): Promise<AnswerOf<Endpoints['eventAnswers']>> {
    const tx = this.database.reading;
    const event = await this.office.visible(tx, id, reader);
    const from = after === undefined ? 0 : Number(after);
    if (!NUMBER.test(String(from)))
      throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '页码不对' }] });
    const found = await this.lists.answers(tx, id, { after: from, limit: limit + 1, state: state ?? null });
    const { items, next } = pageOf(found, limit, ({ number }) => String(number));
    const faces = await this.members.maskedFaces(
      tx,
      items.map(({ memberId }) => memberId),
    );
    return {
      items: items.map((answer) => ({
        memberId: answer.memberId,
        nameMasked: faces.get(answer.memberId)?.nameMasked ?? null,
        phoneMasked: faces.get(answer.memberId)?.phoneMasked ?? null,
        state: answer.state,
        attendance: answer.attendance,
        place: answer.place,
        number: answer.number,
        party: answer.party,
        companions: answer.companions.map((each) => companionFor(each, mayKeep(event, reader))),
        points: answer.paidPoints,
        ...feeTold(event, answer),
        arrived: answer.arrived,
        confirmBy: answer.offeredUntil?.toISOString() ?? null,
        answeredAt: answer.answeredAt.toISOString(),
      })),
      next,
    };
  }

  /** Errors: EVENT_UNKNOWN, INPUT_INVALID (not a cursor of ours). */
  async invited(
    id: string,
    { after, limit }: QueryOf<Endpoints['eventInvitations']>,
    reader: OfficeReader,
  ): Promise<AnswerOf<Endpoints['eventInvitations']>> {
    const tx = this.database.reading;
    await this.office.visible(tx, id, reader);
    const page = { after: cursorOf(after), limit: limit + 1, by: null };
    const { items, next } = pageOf(await this.invitations.page(tx, id, page), limit, ({ memberId }) => memberId);
    const [faces, names] = await Promise.all([
      this.members.maskedFaces(
        tx,
        items.map(({ memberId }) => memberId),
      ),
      staffNames(
        tx,
        items.map(({ invitedBy }) => invitedBy),
      ),
    ]);
    return {
      items: items.map(({ memberId, words, invitedBy, invitedAt, seenAt, answer }) => ({
        memberId,
        nameMasked: faces.get(memberId)?.nameMasked ?? null,
        phoneMasked: faces.get(memberId)?.phoneMasked ?? null,
        words,
        by: names.get(invitedBy) ?? '',
        invitedAt: invitedAt.toISOString(),
        seenAt: seenAt?.toISOString() ?? null,
        answer,
      })),
      next,
    };
  }
}

/** Friends and children of members are no customers of ours: who only reads has no use for their names. */
const companionFor = (each: Companion, inFull: boolean): Companion =>
  inFull ? each : { ...each, name: maskName(each.name), age: null };

/** Error: INPUT_INVALID. */
export function cursorOf(after: string | undefined): string | null {
  if (after === undefined) return null;
  if (!UUID.test(after)) throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '页码不对' }] });
  return after;
}
