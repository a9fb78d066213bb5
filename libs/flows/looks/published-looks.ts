// A look is shown from now on, or is not: what follows, and what its member reads.
import { Injectable } from '@nestjs/common';
import type { StaffId } from '@guike/kernel';
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
/** One of the member's own. */
const MY_LOOK = 'pages/my-looks/look';

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
    await this.tell(tx, { memberId, id }, 'look-published', lookPublishedMessage());
  }

  async refused(tx: Tx, { memberId, id }: LookRef, reason: string): Promise<void> {
    await this.tell(tx, { memberId, id }, 'look-refused', lookRefusedMessage({ reason }));
  }

  async takenDown(tx: Tx, { memberId, id }: LookRef, reason: string): Promise<void> {
    await this.tell(tx, { memberId, id }, 'look-taken-down', lookTakenDownMessage({ reason }));
  }

  private async tell(tx: Tx, { memberId, id }: LookRef, what: string, message: Message): Promise<void> {
    const link = `${MY_LOOK}?id=${id}`;
    await this.notifications.deliver(tx, { ...message, memberId, source: `${what}/${id}`, link });
  }
}
