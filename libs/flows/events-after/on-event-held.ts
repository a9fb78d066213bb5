// An event was held: whoever came is thanked, in the transaction that closes the job.
import { Injectable } from '@nestjs/common';
import type { JobHandler } from '@guike/platform';
import { ThankAttendees } from './thank-attendees';

@Injectable()
export class OnEventHeld {
  constructor(private readonly thanks: ThankAttendees) {}

  readonly handle: JobHandler<'event.held'> = async (tx, { eventId }) => {
    await this.thanks.thank(tx, eventId);
  };
}
