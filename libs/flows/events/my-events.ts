// 活动 as a member looks at them: the list, one event with one's own answer, the ticket.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, eventEndpoints } from '@guike/contracts/http';
import {
  EventInvitationsService,
  EventListsService,
  EventsService,
  type ShopEvent,
  isFor,
  isPublic,
  obstacleTo,
  whenInWords,
} from '@guike/events';
import { DomainError, type MemberId } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { pageOf } from '../page';
import { readStanding } from '../standing';
import { staffNames } from '../office/office-faces';
import { canDo, obstacleInWords, returnsInWords } from './event-cans';
import { type EventGuest, EventGuests } from './event-guest';
import { EventPages } from './event-pages';
import { type Looked, type MyEventPage, feeTold, leftOf, mineOf, pointsOf } from './event-views';

type Endpoints = typeof eventEndpoints;

@Injectable()
export class MyEvents {
  constructor(
    private readonly database: Database,
    private readonly guests: EventGuests,
    private readonly events: EventsService,
    private readonly lists: EventListsService,
    private readonly invitations: EventInvitationsService,
    private readonly pages: EventPages,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async list(
    memberId: MemberId,
    { which, after, limit }: QueryOf<Endpoints['events']>,
  ): Promise<AnswerOf<Endpoints['events']>> {
    const tx = this.database.reading;
    const { day } = await this.pages.moment(tx);
    const visitor = await this.guests.visitor(tx, memberId, day);
    const found = await this.lists.ofMember(tx, which, visitor, { after: after ?? null, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { items: await this.pages.cards(tx, items, visitor.names), next };
  }

  /** Marks an invitation as seen. Errors: MEMBER_UNKNOWN, EVENT_UNKNOWN (also of one that is not for them). */
  async event(memberId: MemberId, id: string): Promise<MyEventPage> {
    const tx = this.database.reading;
    const { event, guest } = await this.visible(tx, memberId, id);
    const { page, looked } = await this.pages.page(tx, event, guest.names);
    if (guest.invitation !== null) await this.invitations.see(tx, guest.invitation);
    const { answer, here } = looked;
    const { obstacle, missing } = await this.obstacle(tx, memberId, event, guest, looked);
    return {
      ...page,
      words: await this.wordsOf(tx, guest),
      mine: answer === null ? null : mineOf(event, answer, here),
      can: canDo(event, answer, { obstacle, left: leftOf(event, looked.waiting), now: looked.now }),
      obstacle,
      obstacleWords: obstacleInWords(obstacle, missing),
      returns: returnsInWords(answer),
    };
  }

  /** Errors: MEMBER_UNKNOWN, EVENT_UNKNOWN, EVENT_NO_SEAT. */
  async ticket(memberId: MemberId, id: string): Promise<AnswerOf<Endpoints['ticket']>> {
    const tx = this.database.reading;
    const { event, guest } = await this.visible(tx, memberId, id);
    const { looked } = await this.pages.page(tx, event, guest.names);
    const { answer, here } = looked;
    if (answer?.state !== 'accepted' || event.state === 'cancelled') throw new DomainError('EVENT_NO_SEAT');
    const code = await this.lists.ticketCode(tx, answer);
    if (code === null) throw new Error('an accepted answer without a ticket');
    return {
      eventId: id,
      title: event.title,
      when: whenInWords(event, here),
      startsAt: event.startsAt.toISOString(),
      endsAt: event.endsAt.toISOString(),
      place: event.place,
      code,
      party: answer.party,
      companions: answer.companions.map(({ name }) => name),
      arrived: answer.arrived,
      number: answer.number,
      ...feeTold(event, answer),
      guests: [...event.guests],
      sentence: ticketSentence(answer.party, answer.arrived),
    };
  }

  /** Errors: MEMBER_UNKNOWN, EVENT_UNKNOWN. */
  private async visible(tx: Tx, memberId: MemberId, id: string): Promise<{ event: ShopEvent; guest: EventGuest }> {
    const event = await this.events.find(tx, id);
    if (!event || event.state === 'draft') throw new DomainError('EVENT_UNKNOWN');
    const { day, now } = await this.pages.moment(tx);
    const guest = await this.guests.guest(tx, memberId, event, day);
    if (guest.invited || (await this.lists.hasAnswered(tx, guest.names, id))) return { event, guest };
    const isShown = isPublic(event.audience) || (guest.state !== 'known' && isFor(event.audience, guest));
    if (now < event.visibleFrom || !isShown) throw new DomainError('EVENT_UNKNOWN');
    return { event, guest };
  }

  private async obstacle(
    tx: Tx,
    memberId: MemberId,
    event: ShopEvent,
    guest: EventGuest,
    { now }: Looked,
  ): Promise<{ obstacle: MyEventPage['obstacle']; missing: number }> {
    const obstacle = obstacleTo(event, guest, now);
    const price = pointsOf(event, 1);
    if (obstacle !== null || price === 0) return { obstacle, missing: 0 };
    const { day } = await this.pages.moment(tx);
    const standing = await readStanding(tx, memberId, day);
    const missing = price - (standing ? standing.balance - standing.pending : 0);
    return missing > 0 ? { obstacle: 'POINTS_INSUFFICIENT', missing } : { obstacle: null, missing: 0 };
  }

  private async wordsOf(tx: Tx, { invitation }: EventGuest): Promise<MyEventPage['words']> {
    if (invitation === null || invitation.words === '') return null;
    const names = await staffNames(tx, [invitation.invitedBy]);
    return { from: names.get(invitation.invitedBy) ?? '您的导购', text: invitation.words };
  }
}

function ticketSentence(party: number, arrived: number): string {
  if (arrived >= party) return '已签到，玩得开心';
  if (arrived > 0) return `已到 ${arrived} 位，还有 ${party - arrived} 位`;
  return party === 1 ? '到场时请出示' : `到场时请出示，${party} 位一起或先后到都可以`;
}
