// Tells members that they are invited, and how they have answered so far.
import { Inject, Injectable } from '@nestjs/common';
import { type AnswerState, EventAnswersService, type ShopEvent } from '@guike/events';
import type { Clock, MemberId } from '@guike/kernel';
import { NotificationsService, eventInvitedMessage } from '@guike/notifications';
import { CLOCK, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { eventPage } from './seat-offers';

@Injectable()
export class EventBell {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
    private readonly answers: EventAnswersService,
    private readonly notifications: NotificationsService,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Each once, however often. */
  async invite(tx: Tx, event: ShopEvent, memberIds: readonly MemberId[]): Promise<void> {
    if (memberIds.length === 0) return;
    const { body, day } = await this.programmes.present(tx);
    const here = { timeZone: body.timeZone, today: day };
    const message = eventInvitedMessage({ ...event, placeName: event.place.name, ...here });
    const source = `event/${event.id}/invited`;
    const link = eventPage(event.id);
    await this.notifications.deliverAll(
      tx,
      memberIds.map((memberId) => ({ ...message, memberId, source, link })),
    );
  }

  async answerOf(tx: Tx, names: readonly MemberId[], eventId: string): Promise<AnswerState | null> {
    return (await this.answers.find(tx, names, eventId))?.state ?? null;
  }
}
