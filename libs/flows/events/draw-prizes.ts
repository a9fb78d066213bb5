// 抽奖: what binds a draw before it, drawing once among those who came, and what is published after it.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminEventEndpoints } from '@guike/contracts/http';
import { EventDrawsService, type ShopEvent, winnersOf } from '@guike/events';
import { DomainError } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { EventPages } from './event-pages';
import { publishedDraw } from './event-views';
import { OfficeEvents } from './office-events';

type Endpoints = typeof adminEventEndpoints;

@Injectable()
export class DrawPrizes {
  constructor(
    private readonly database: Database,
    private readonly office: OfficeEvents,
    private readonly pages: EventPages,
    private readonly draws: EventDrawsService,
    private readonly members: MemberSearch,
    private readonly audit: Audit,
  ) {}

  /** Errors: EVENT_UNKNOWN, EVENT_NO_DRAW. */
  async show(id: string, reader: OfficeReader): Promise<AnswerOf<Endpoints['eventDrawing']>> {
    const tx = this.database.reading;
    const event = await this.office.visible(tx, id, reader);
    const kept = await this.draws.find(tx, id);
    const published = publishedDraw(event, kept);
    if (published === null) throw new DomainError('EVENT_NO_DRAW');
    const holders = await this.draws.holders(
      tx,
      id,
      published.winners.map(({ number }) => number),
    );
    const faces = await this.members.maskedFaces(tx, [...holders.values()]);
    const { now } = await this.pages.moment(tx);
    const whyNot = whyNotYet(event, now, (await this.draws.present(tx, id)).length);
    return {
      ...published,
      canDraw: kept !== null && kept.drawnAt === null && whyNot === null,
      whyNot: kept?.drawnAt ? null : whyNot,
      wonBy: published.winners.flatMap(({ prize, number }) => {
        const memberId = holders.get(number);
        const face = memberId === undefined ? undefined : faces.get(memberId);
        if (memberId === undefined) return [];
        return [
          { memberId, nameMasked: face?.nameMasked ?? null, phoneMasked: face?.phoneMasked ?? null, prize, number },
        ];
      }),
    };
  }

  /** Draws once; again answers what was drawn. Errors: EVENT_UNKNOWN, FORBIDDEN, EVENT_NO_DRAW, EVENT_STATE (too early, or nobody came). */
  async draw(id: string, by: OfficeReader): Promise<AnswerOf<Endpoints['drawPrizes']>> {
    return this.database.inTransaction(async (tx) => {
      const event = await this.office.claimed(tx, id, by);
      if (event.draw === null) throw new DomainError('EVENT_NO_DRAW');
      const kept = await this.draws.find(tx, id);
      if (kept?.winners) return { winners: [...kept.winners] };
      const { now } = await this.pages.moment(tx);
      const entries = await this.draws.present(tx, id);
      const sentence = whyNotYet(event, now, entries.length);
      if (kept === null || sentence !== null) throw new DomainError('EVENT_STATE', { sentence });
      const winners = winnersOf(kept.seed, entries, event.draw);
      await this.draws.keep(tx, id, { entries, winners, by: by.staffId });
      await this.record(tx, by, { eventId: id, entries: entries.length, winners });
      return { winners };
    });
  }

  private record(tx: Tx, by: OfficeReader, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action: 'event.drawn', detail });
  }
}

/** Null: it may be drawn. */
function whyNotYet({ state, startsAt }: ShopEvent, now: Date, present: number): string | null {
  if (state === 'cancelled') return '活动已取消';
  if (state === 'draft' || now < startsAt) return '活动开始后才能抽奖';
  return present === 0 ? '还没有人签到' : null;
}
