// 抽奖: what binds a draw before it, drawing once among those who came, and what is published after it.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminEventEndpoints } from '@guike/contracts/http';
import { EventDrawsService } from '@guike/events';
import { DomainError } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { Drawing } from './drawing';
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
    private readonly drawing: Drawing,
    private readonly members: MemberSearch,
  ) {}

  /** Errors: EVENT_UNKNOWN, EVENT_NO_DRAW. */
  async show(id: string, reader: OfficeReader): Promise<AnswerOf<Endpoints['eventDrawing']>> {
    const tx = this.database.reading;
    const event = await this.office.visible(tx, id, reader);
    const kept = await this.draws.find(tx, id);
    const published = publishedDraw(event, kept, (await this.pages.moment(tx)).here);
    if (published === null) throw new DomainError('EVENT_NO_DRAW');
    const holders = await this.draws.holders(
      tx,
      id,
      published.winners.map(({ number }) => number),
    );
    const faces = await this.members.maskedFaces(tx, [...holders.values()]);
    const whyNot = await this.drawing.whyNot(tx, event);
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

  /**
   * Draws once; again answers what was drawn. Errors: EVENT_UNKNOWN, FORBIDDEN, EVENT_NO_DRAW, EVENT_STATE (too early, or
   * nobody had come).
   */
  async draw(id: string, by: OfficeReader): Promise<AnswerOf<Endpoints['drawPrizes']>> {
    return this.database.inTransaction(async (tx) => {
      const event = await this.office.claimed(tx, id, by);
      return { winners: await this.drawing.once(tx, event, by.staffId) };
    });
  }
}
