// What nobody has drawn by a quarter of an hour after its moment is drawn by the clock: waiting changes nothing.
import { Inject, Injectable } from '@nestjs/common';
import { EventDrawsService, EventsService, drawMoment } from '@guike/events';
import type { Clock } from '@guike/kernel';
import { CLOCK, Database } from '@guike/platform';
import { EachAlone } from '../each-alone';
import { Drawing } from './drawing';

/** For the host to draw by hand, and for phones at the door to tell what they have scanned without a network. Ours. */
const GRACE_MS = 15 * 60_000;
/** After the end nobody is waited for any longer. */
const LATEST_MS = 24 * 3_600_000;

@Injectable()
export class DrawByClock {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly draws: EventDrawsService,
    private readonly drawing: Drawing,
    private readonly alone: EachAlone,
  ) {}

  /** Answers how many were drawn. Safe to stop and to run twice, also at once. */
  async drawDue(signal?: AbortSignal): Promise<number> {
    const latest = new Date(this.clock.now().getTime() - GRACE_MS);
    const longest = new Date(this.clock.now().getTime() - LATEST_MS);
    let drawn = 0;
    await this.alone.of(
      'draw of an event',
      await this.draws.undrawn(this.database.reading, latest, longest),
      (id) => id,
      async (id) => {
        if (!signal?.aborted && (await this.one(id, latest))) drawn += 1;
      },
    );
    return drawn;
  }

  private async one(id: string, latest: Date): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      const event = await this.events.claim(tx, id);
      if (!event?.draw || drawMoment(event) > latest || (await this.drawing.whyNot(tx, event)) !== null) return false;
      await this.drawing.once(tx, event, null);
      return true;
    });
  }
}
