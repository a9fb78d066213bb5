// A look is shown from now on, or is not: what follows, and what its member reads.
import { Injectable } from '@nestjs/common';
import type { MemberId, StaffId } from '@guike/kernel';
import { type LookRow, LooksService, closingOf } from '@guike/looks';
import {
  type Message,
  NotificationsService,
  lookPublishedMessage,
  lookRefusedMessage,
  lookTakenDownMessage,
} from '@guike/notifications';
import { Outbox, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';

/** Where the programme says nothing of looks, they are shown all the same. */
const WINDOW_DAYS = 7;
const MY_LOOKS = 'pages/look/mine';

type LookRef = Pick<LookRow, 'memberId' | 'id'>;

@Injectable()
export class PublishedLooks {
  constructor(
    private readonly looks: LooksService,
    private readonly programmes: ProgrammeService,
    private readonly notifications: NotificationsService,
    private readonly outbox: Outbox,
  ) {}

  /** A pending look, locked, is published under the programme of today, and its member told. */
  async publish(tx: Tx, { memberId, id }: LookRef, by: StaffId | null): Promise<void> {
    const { body, now, version } = await this.programmes.presentFor(tx, memberId);
    const closesAt = closingOf(now, body.looks?.windowDays ?? WINDOW_DAYS, body.timeZone);
    await this.looks.publish(tx, { memberId, id }, { closesAt, programmeVersion: version, by });
    await this.outbox.add(tx, 'look.published', { v: 1, memberId, lookId: id });
    await this.tell(tx, memberId, `look-published/${id}`, lookPublishedMessage());
  }

  async refused(tx: Tx, { memberId, id }: LookRef, reason: string): Promise<void> {
    await this.tell(tx, memberId, `look-refused/${id}`, lookRefusedMessage({ reason }));
  }

  async takenDown(tx: Tx, { memberId, id }: LookRef, reason: string): Promise<void> {
    await this.tell(tx, memberId, `look-taken-down/${id}`, lookTakenDownMessage({ reason }));
  }

  private async tell(tx: Tx, memberId: MemberId, source: string, message: Message): Promise<void> {
    await this.notifications.deliver(tx, { ...message, memberId, source, link: MY_LOOKS });
  }
}
