// What the clock does to events: those that are over are held, and those that come again get their next draft. Safe to
// stop and to run twice, also at once.
import { Injectable } from '@nestjs/common';
import { DRAFT_DAYS_BEFORE, type EventTerms, EventsService, type ShopEvent, nextOccurrence } from '@guike/events';
import { type BusinessDay, addDays, businessDayOf, daysBetween } from '@guike/kernel';
import { Audit, Database, newId } from '@guike/platform';
import { EachAlone } from '../each-alone';
import { EventMoves } from './event-moves';
import { EventPages } from './event-pages';

const PAGE = 50;
/** So long after the end scans are waited for, before those who did not come are written down. */
const GRACE_MS = 2 * 3_600_000;

@Injectable()
export class EndEvents {
  constructor(
    private readonly database: Database,
    private readonly alone: EachAlone,
    private readonly events: EventsService,
    private readonly moves: EventMoves,
    private readonly pages: EventPages,
    private readonly audit: Audit,
  ) {}

  /** Answers how many were held. */
  async holdDue(signal?: AbortSignal): Promise<number> {
    const { now } = await this.pages.moment(this.database.reading);
    const before = new Date(now.getTime() - GRACE_MS);
    const hold = async (id: string) => !signal?.aborted && this.hold(id, before);
    let held = 0;
    for (let after: string | null = null; ;) {
      const due: string[] = await this.events.over(this.database.reading, before, after, PAGE);
      held += await this.alone.of('event that is over', due, String, hold);
      if (due.length < PAGE || signal?.aborted) return held;
      after = due.at(-1) ?? null;
    }
  }

  /** Answers how many drafts were made. A series gets one for each of its days, whatever ran before. */
  async draftNext(): Promise<number> {
    const tx = this.database.reading;
    const { day, here } = await this.pages.moment(tx);
    const ends = await this.events.seriesEnds(tx, addDays(day, DRAFT_DAYS_BEFORE));
    return this.alone.of(
      'next of a series',
      ends,
      ({ id }) => id,
      async (last) => {
        const next = nextDay(last, day);
        if (next === null || daysBetween(day, next) > DRAFT_DAYS_BEFORE) return false;
        return this.draft(last, next, movedTo(last, businessDayOf(last.startsAt, here.timeZone), next));
      },
    );
  }

  private async draft(last: ShopEvent, next: BusinessDay, terms: EventTerms): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      const by = { by: last.createdBy, occursOn: next, repeat: last.repeat, seriesId: last.seriesId };
      const id = newId();
      if (!(await this.events.draft(tx, id, terms, by))) return false;
      const detail = { eventId: id, of: last.id, on: next };
      await this.audit.record(tx, { actorKind: 'system', actorId: 'schedule', action: 'event.drafted', detail });
      return true;
    });
  }

  private async hold(id: string, before: Date): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      const event = await this.events.claim(tx, id);
      if (!event || (event.state !== 'open' && event.state !== 'closed') || event.endsAt > before) return false;
      await this.moves.to(tx, event, 'held');
      const detail = { eventId: id, state: [event.state, 'held'] };
      await this.audit.record(tx, { actorKind: 'system', actorId: 'schedule', action: 'event.switched', detail });
      return true;
    });
  }
}

/** The next day of a series that is still to come; what was missed is not made up for. */
function nextDay({ repeat, occursOn }: ShopEvent, today: BusinessDay): BusinessDay | null {
  if (repeat === null) return null;
  return nextOccurrence(occursOn < today ? today : occursOn, repeat);
}

const DAY_MS = 86_400_000;

/** The same event on another day than it begins on, at the same hour. */
function movedTo(event: ShopEvent, begins: BusinessDay, day: BusinessDay): EventTerms {
  const by = daysBetween(begins, day) * DAY_MS;
  const moved = (at: Date) => new Date(at.getTime() + by);
  return {
    ...event,
    startsAt: moved(event.startsAt),
    endsAt: moved(event.endsAt),
    visibleFrom: moved(event.visibleFrom),
    replyBy: moved(event.replyBy),
  };
}
