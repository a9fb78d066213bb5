// What follows an answer that the store took back: the seats are offered on, the member is told, and it is written down.
import { Injectable } from '@nestjs/common';
import type { MemberId, Points } from '@guike/kernel';
import { NotificationsService, eventAnswerCancelledMessage } from '@guike/notifications';
import { Audit, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import type { OfficeReader } from '../office/office-reader';
import { lockMember } from '../standing';
import { EventNews } from './event-news';
import { eventPage } from './seat-offers';

interface Withdrawal {
  readonly eventId: string;
  readonly memberId: MemberId;
  readonly reason: string;
  readonly title: string;
  readonly number: number;
  /** What is back. */
  readonly points: Points;
}

@Injectable()
export class WithdrawalTold {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly news: EventNews,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  async lock(tx: Tx, memberId: MemberId): Promise<void> {
    await lockMember(tx, memberId, (await this.programmes.present(tx)).day);
  }

  async tell(tx: Tx, withdrawal: Withdrawal, by: OfficeReader): Promise<void> {
    const { eventId, memberId, reason, title, number, points } = withdrawal;
    await this.news.settled(tx, { id: eventId });
    const message = eventAnswerCancelledMessage({ title, points });
    const source = `event/${eventId}/withdrawn/${number}`;
    await this.notifications.deliver(tx, { ...message, memberId, source, link: eventPage(eventId) });
    const told = { actorKind: 'staff', actorId: by.staffId, action: 'event.answer_withdrawn', memberId } as const;
    await this.audit.record(tx, { ...told, detail: { eventId, reason } });
  }
}
