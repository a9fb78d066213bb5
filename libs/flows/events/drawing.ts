// Drawing an event's prizes once, among those who had come by the moment that was published, whoever draws and whenever.
import { Injectable } from '@nestjs/common';
import { EventDrawsService, type ShopEvent, type Winner, drawMoment, timeInWords, winnersOf } from '@guike/events';
import { DomainError, type StaffId } from '@guike/kernel';
import { Audit, type Tx } from '@guike/platform';
import { EventPages } from './event-pages';

@Injectable()
export class Drawing {
  constructor(
    private readonly pages: EventPages,
    private readonly draws: EventDrawsService,
    private readonly audit: Audit,
  ) {}

  /** Why it cannot be drawn now, in a sentence; null: it may. */
  async whyNot(tx: Tx, event: ShopEvent): Promise<string | null> {
    const { now, here } = await this.pages.moment(tx);
    const at = drawMoment(event);
    if (event.state === 'cancelled') return '活动已取消';
    if (event.state === 'draft' || now < at)
      return `${timeInWords(at, here.timeZone)} 后才能抽奖，那时已签到的号码参加`;
    return (await this.draws.present(tx, event.id, at)).length > 0
      ? null
      : `${timeInWords(at, here.timeZone)} 前没有人签到`;
  }

  /**
   * The caller has claimed the event. Again answers what was drawn. `by`: null for the clock. Errors: EVENT_NO_DRAW, EVENT_STATE
   * (too early, or nobody had come).
   */
  async once(tx: Tx, event: ShopEvent, by: StaffId | null): Promise<Winner[]> {
    const { id, draw } = event;
    if (draw === null) throw new DomainError('EVENT_NO_DRAW');
    const kept = await this.draws.find(tx, id);
    if (kept?.winners) return [...kept.winners];
    const sentence = await this.whyNot(tx, event);
    if (kept === null || sentence !== null) throw new DomainError('EVENT_STATE', { sentence });
    const entries = await this.draws.present(tx, id, drawMoment(event));
    const winners = winnersOf(kept.seed, entries, draw);
    await this.draws.keep(tx, id, { entries, winners, by });
    const actor =
      by === null
        ? ({ actorKind: 'system', actorId: 'schedule' } as const)
        : ({ actorKind: 'staff', actorId: by } as const);
    const detail = { eventId: id, entries: entries.length, winners };
    await this.audit.record(tx, { ...actor, action: 'event.drawn', detail });
    return winners;
  }
}
