// An event was called off: every answer that stands ends, points go back, and everybody is told why. One transaction for
// each, so that whatever is killed in the middle goes on where it was.
import { Injectable } from '@nestjs/common';
import { type Answer, EventAnswersService } from '@guike/events';
import { Database, type LongJob } from '@guike/platform';
import { EachAlone } from '../each-alone';
import { EndAnswer } from './end-answer';

const PAGE = 100;

@Injectable()
export class CallOffEvent implements LongJob<'event.cancelled'> {
  constructor(
    private readonly database: Database,
    private readonly alone: EachAlone,
    private readonly answers: EventAnswersService,
    private readonly ending: EndAnswer,
  ) {}

  readonly work: LongJob<'event.cancelled'>['work'] = async ({ eventId }) => {
    await this.callOff(eventId);
    return async () => undefined;
  };

  /** Answers how many answers it ended. Safe to repeat and to run twice at once; throws while any is left to end. */
  async callOff(eventId: string): Promise<number> {
    let ended = 0;
    for (let after = 0; ;) {
      const page: Answer[] = await this.answers.standing(this.database.reading, eventId, after, PAGE);
      ended += await this.alone.of(
        'answer to a cancelled event',
        page,
        ({ memberId }) => memberId,
        (answer) => this.ending.end(answer),
      );
      if (page.length < PAGE) break;
      after = page.at(-1)?.number ?? after;
    }
    const [left] = await this.answers.standing(this.database.reading, eventId, 0, 1);
    if (left !== undefined) throw new Error('an answer to a cancelled event still stands');
    return ended;
  }
}
