// Whoever shares rights is told what the other did, in their inbox and in the log.
import { Injectable } from '@nestjs/common';
import type { FamilyUse } from '@guike/benefits';
import type { BusinessDay, MemberId, StaffId } from '@guike/kernel';
import {
  type Message,
  NotificationsService,
  familyAcceptedMessage,
  familyEndedMessage,
  familyLeftMessage,
  familyUsedMessage,
} from '@guike/notifications';
import { Audit, type Tx } from '@guike/platform';
import { FamilyViews } from './family-views';

/** A tie between two members, by the id of its invitation. */
interface Tie {
  readonly id: string;
  readonly guestId: MemberId;
}

@Injectable()
export class FamilyTold {
  constructor(
    private readonly views: FamilyViews,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  async accepted(tx: Tx, ownerId: MemberId, { id, guestId }: Tie): Promise<void> {
    await this.tell(tx, ownerId, familyAcceptedMessage(await this.views.nameOf(tx, guestId)), `${id}/accepted`);
  }

  /** The guest has ended it. */
  async left(tx: Tx, ownerId: MemberId, { id, guestId }: Tie): Promise<void> {
    await this.tell(tx, ownerId, familyLeftMessage(await this.views.nameOf(tx, guestId)), `${id}/left`);
  }

  /** The owner has ended it. */
  async ended(tx: Tx, ownerId: MemberId, { id, guestId }: Tie): Promise<void> {
    await this.tell(tx, guestId, familyEndedMessage(await this.views.nameOf(tx, ownerId)), `${id}/ended`);
  }

  /** `left`: how often it may be had still, in words. */
  async used(
    tx: Tx,
    ownerId: MemberId,
    use: {
      readonly id: string;
      readonly guestId: MemberId;
      readonly benefit: string;
      readonly day: BusinessDay;
      readonly left: string | null;
    },
  ): Promise<void> {
    const name = await this.views.nameOf(tx, use.guestId);
    await this.tell(tx, ownerId, familyUsedMessage({ ...use, name }), `${use.id}/used`);
  }

  /** What a member did about sharing, for the log. */
  async record(tx: Tx, memberId: MemberId, action: string, familyId: string): Promise<void> {
    await this.audit.record(tx, { actorKind: 'member', actorId: memberId, action, memberId, detail: { familyId } });
  }

  /** Shown to whoever gave it in the list of what they did today. */
  async served(
    tx: Tx,
    memberId: MemberId,
    { id, familyId, ...what }: Pick<FamilyUse, 'id' | 'familyId' | 'percentOff' | 'storeId'>,
    staffId: StaffId,
  ): Promise<void> {
    await this.audit.record(tx, {
      ...{ actorKind: 'staff', actorId: staffId, memberId },
      action: familyId === null ? 'companion.served' : 'family.served',
      detail: { useId: id, of: memberId, familyId, ...what },
    });
  }

  private async tell(tx: Tx, memberId: MemberId, message: Message, source: string): Promise<void> {
    await this.notifications.deliver(tx, { ...message, memberId, source: `family/${source}` });
  }
}
