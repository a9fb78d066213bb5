// A segment too large for one transaction is invited piece by piece: each piece is whole, and goes on where the last ended.
import { Injectable } from '@nestjs/common';
import { EventInvitationsService, EventsService, InviteOrdersService, type ShopEvent } from '@guike/events';
import { Database, type JobEnding, type LongJob, type Tx } from '@guike/platform';
import { EventBell } from './event-bell';
import { Inviting } from './inviting';

type Job = LongJob<'event.segment_invited'>;

@Injectable()
export class InviteInPieces implements Job {
  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly orders: InviteOrdersService,
    private readonly meant: Inviting,
    private readonly invitations: EventInvitationsService,
    private readonly bell: EventBell,
  ) {}

  /** Safe to stop, to repeat, and to run twice at once: two runs take turns at the pieces. */
  readonly work: Job['work'] = async ({ eventId, orderId }): Promise<JobEnding> => {
    for (;;) {
      const goesOn = await this.database.inTransaction((tx) => this.piece(tx, eventId, orderId));
      if (!goesOn) return async () => undefined;
    }
  };

  /** Whether there may be more. */
  private async piece(tx: Tx, eventId: string, orderId: string): Promise<boolean> {
    // The event first: while it is claimed it does not open, so whoever is invited here is told either here or by the opening.
    const event = await this.events.claim(tx, eventId);
    const order = await this.orders.claim(tx, eventId, orderId);
    if (event === null || order === null) return false;
    if (!this.isInvitable(event)) {
      await this.orders.reach(tx, order, { reached: null, invited: 0, before: 0 });
      return false;
    }
    const { memberIds, reached } = await this.meant.page(tx, order.segmentId, order.reached, order);
    const invited = await this.invitations.invite(tx, eventId, memberIds, { words: order.words, by: order.by });
    if (event.state === 'open') await this.bell.invite(tx, event, invited);
    const before = memberIds.length - invited.length;
    await this.orders.reach(tx, order, { reached, invited: invited.length, before });
    return reached !== null;
  }

  private isInvitable({ state, startsAt }: ShopEvent): boolean {
    return (state === 'draft' || state === 'open' || state === 'closed') && startsAt >= this.bell.now();
  }
}
