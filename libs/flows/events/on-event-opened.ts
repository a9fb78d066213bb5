// An event has opened: those invited while it was a draft are told now, so many in a transaction.
import { Injectable } from '@nestjs/common';
import { EventInvitationsService, EventsService } from '@guike/events';
import type { MemberId } from '@guike/kernel';
import { Database, type JobEnding, type LongJob } from '@guike/platform';
import { EventBell } from './event-bell';

type Job = LongJob<'event.opened'>;

const PAGE = 500;

@Injectable()
export class OnEventOpened implements Job {
  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly invitations: EventInvitationsService,
    private readonly bell: EventBell,
  ) {}

  /** Again tells nobody twice. */
  readonly work: Job['work'] = async ({ eventId }): Promise<JobEnding> => {
    for (let after: MemberId | null | undefined = null; after !== undefined;) after = await this.tell(eventId, after);
    return async () => undefined;
  };

  /** The last who was told; undefined: there are no more. */
  private async tell(eventId: string, after: MemberId | null): Promise<MemberId | undefined> {
    return this.database.inTransaction(async (tx) => {
      const event = await this.events.find(tx, eventId);
      if (event?.state !== 'open') return undefined;
      const page = await this.invitations.after(tx, eventId, after, PAGE);
      await this.bell.invite(
        tx,
        event,
        page.map(({ memberId }) => memberId),
      );
      return page.length < PAGE ? undefined : page.at(-1)?.memberId;
    });
  }
}
