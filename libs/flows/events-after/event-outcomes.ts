// What an event brought: who answered and came, how they rated it, what they bought against the invited who did not come.
// Source: product.md, Events (after).
import { Inject, Injectable } from '@nestjs/common';
import { percent, upliftOf } from '@guike/campaigns';
import type { AnswerOf, QueryOf, eventOutcomeEndpoints } from '@guike/contracts/http';
import { EventRatingsService, type RatingPlace, ratingFigures } from '@guike/events';
import { type BusinessDay, type Clock, DomainError, addDays, businessDayOf } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { CLOCK, Database, type Tx, rows, workbook } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { z } from 'zod';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import type { StatementFile } from '../points/points-statement';
import { eventFor } from './event-facts';
import {
  type BuyingArm,
  type FirstPurchases,
  answerFigures,
  buyingArms,
  costFigures,
  firstPurchases,
} from './event-figures';
import { type EventOutcome, eventOutcomeInWords } from './event-outcome-words';
import { eventOutcomeSheets } from './event-outcome-sheets';

type Endpoints = typeof eventOutcomeEndpoints;
type RatingList = AnswerOf<Endpoints['eventRatings']>;

const place = z.tuple([z.iso.datetime(), z.uuid()]);

@Injectable()
export class EventOutcomes {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly ratings: EventRatingsService,
    private readonly members: MemberSearch,
  ) {}

  /** `days`: how long after the event purchases count. Error: EVENT_UNKNOWN. */
  async outcome(eventId: string, days: number, reader: OfficeReader): Promise<EventOutcome> {
    const tx = this.database.reading;
    const event = await eventFor(tx, eventId, reader);
    const { body, day: today } = await this.programmes.present(tx);
    const first = businessDayOf(event.startsAt, body.timeZone);
    const through = addDays(first, days);
    const [answers, counts, arms, firsts, cost] = await Promise.all([
      answerFigures(tx, eventId),
      this.ratings.counts(tx, eventId),
      buyingArms(tx, eventId, event.startsAt, through),
      firstPurchases(tx, eventId, event.startsAt, through),
      costFigures(tx, eventId),
    ]);
    const difference = upliftOf(arms.came, arms.stayed);
    const found = {
      ...{ eventId, title: event.title, startsAt: event.startsAt.toISOString(), storeName: event.storeName },
      ...{ state: event.state, answers, ratings: ratingFigures(counts), cost },
      buying: {
        ...{ days, through, isOver: through < today },
        came: armOf(arms.came),
        stayed: arms.stayed.members === 0 ? null : armOf(arms.stayed),
        difference: difference && {
          ...{ points: difference.points, low: difference.low, high: difference.high },
          verdict: difference.verdict,
        },
        byDay: byDayOf(firsts, first, through < today ? through : today),
      },
    };
    return { ...found, words: eventOutcomeInWords(found, today) };
  }

  /** The same as a workbook. Error: EVENT_UNKNOWN. */
  async file(eventId: string, days: number, reader: OfficeReader): Promise<StatementFile> {
    const found = await this.outcome(eventId, days, reader);
    const name = `${found.title} ${found.startsAt.slice(0, 10)} 效果.xlsx`;
    return { name, content: workbook(eventOutcomeSheets(found), this.clock.now()) };
  }

  /** The newest first. Errors: EVENT_UNKNOWN, INPUT_INVALID (a cursor that no page answered). */
  async ratingList(
    eventId: string,
    { after, limit }: QueryOf<Endpoints['eventRatings']>,
    reader: OfficeReader,
  ): Promise<RatingList> {
    const tx = this.database.reading;
    await eventFor(tx, eventId, reader);
    const page = { after: after === undefined ? null : placeOf(after), limit: limit + 1 };
    const { items, next } = pageOf(await this.ratings.page(tx, eventId, page), limit, cursorOf);
    const ids = items.map(({ memberId }) => memberId);
    const [faces, care] = await Promise.all([this.members.maskedFaces(tx, ids), careOf(tx, eventId, ids)]);
    return {
      items: items.map(({ memberId, stars, nps, words, ratedAt }) => ({
        ...(faces.get(memberId) ?? { nameMasked: null, phoneMasked: null }),
        ...{ memberId, stars, nps, words, ratedAt: ratedAt.toISOString() },
        care: care.get(memberId) ?? null,
      })),
      next,
    };
  }
}

function armOf({ members, buyers, purchases, spendFen }: BuyingArm): EventOutcome['buying']['came'] {
  const share = members === 0 ? 0 : buyers / members;
  const perMemberFen = members === 0 ? 0 : Math.round(spendFen / members);
  return { members, buyers, purchases, spendFen, buyersPercent: percent(share), perMemberFen };
}

/** How many had bought by the end of each day, from the event's own. */
function byDayOf(firsts: readonly FirstPurchases[], first: BusinessDay, last: BusinessDay) {
  const found: EventOutcome['buying']['byDay'] = [];
  for (let [nth, day] = [0, first]; day <= last; nth++, day = addDays(day, 1)) {
    const before = found.at(-1) ?? { came: 0, stayed: 0 };
    const on = (came: boolean) => firsts.find((each) => each.came === came && each.day === day)?.buyers ?? 0;
    found.push({ nth, came: before.came + on(true), stayed: before.stayed + on(false) });
  }
  return found;
}

/** How the care task of a low rating stands, by member. */
async function careOf(tx: Tx, eventId: string, memberIds: readonly string[]) {
  const found = await rows<{ memberId: string; status: RatingList['items'][number]['care'] }>(
    tx,
    `SELECT member_id AS "memberId", status FROM care_task WHERE member_id = ANY ($1) AND source = $2`,
    [memberIds, `event-rating/${eventId}`],
  );
  return new Map(found.map(({ memberId, status }) => [memberId, status]));
}

const cursorOf = ({ ratedAt, memberId }: RatingPlace): string => `${ratedAt.toISOString()}_${memberId}`;

function placeOf(text: string): RatingPlace {
  const parsed = place.safeParse(text.split('_'));
  if (!parsed.success) throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '格式不对' }] });
  return { ratedAt: new Date(parsed.data[0]), memberId: parsed.data[1] };
}
