// An event as members and guests are shown it. Pure.
import type { AnswerOf, eventEndpoints } from '@guike/contracts/http';
import {
  type Answer,
  HOW_IT_IS_DRAWN,
  type Here,
  type ShopEvent,
  answerInWords,
  drawMoment,
  freeSeats,
  holdsSeats,
  isPublic,
  mayRate,
  momentInWords,
  priceInWords,
  seatsInWords,
  waitingInWords,
  whenInWords,
} from '@guike/events';
import { shortId } from '@guike/kernel';
import { type EventNames, forWhomInWords } from './event-names';

type Endpoints = typeof eventEndpoints;
export type EventCard = AnswerOf<Endpoints['events']>['items'][number];
export type EventPage = AnswerOf<Endpoints['publicEvent']>;
export type MyEventPage = AnswerOf<Endpoints['event']>;
type Draw = NonNullable<EventPage['draw']>;

export interface KeptDraw {
  readonly seed: Buffer;
  readonly commitment: string;
  readonly drawnAt: Date | null;
  readonly entries: readonly number[] | null;
  readonly winners: readonly Draw['winners'][number][] | null;
}

export type PlacedAnswer = Answer & { readonly place: number | null };

/** What of an event changes with who looks and when. */
export interface Looked {
  readonly waiting: number;
  readonly answer: PlacedAnswer | null;
  readonly invited: boolean;
  /** Whoever looks has said how it was. */
  readonly rated: boolean;
  readonly here: Here;
  readonly now: Date;
}

/** Seats that can be had now. Nobody overtakes who waits. */
export const leftOf = (event: ShopEvent, waiting: number): number => (waiting > 0 ? 0 : freeSeats(event));

export function cardOf(event: ShopEvent, { waiting, answer, invited, rated, here, now }: Looked): EventCard {
  const { id, title, cover, place, startsAt, endsAt, replyBy, seats, price } = event;
  const left = leftOf(event, waiting);
  const isOver = event.state !== 'open' || now > replyBy;
  return {
    ...{ id, shortId: shortId(id), title, cover, seats, left, waiting, invited },
    state: event.state !== 'cancelled' && now > endsAt ? 'held' : event.state,
    placeName: place.name,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    when: whenInWords(event, here),
    replyBy: replyBy.toISOString(),
    replyWords: `${momentInWords(replyBy, here)} 前回复`,
    priceWords: priceInWords(price),
    answer: answer?.state ?? null,
    attendance: answer?.attendance ?? null,
    mayRate: answer !== null && answer.arrived > 0 && !rated && mayRate(event, null, now),
    sentence: answer ? answerInWords(answer, answer.place, event, here) : seatsInWords(event, left, isOver),
  };
}

export function pageOfEvent(
  event: ShopEvent,
  looked: Looked,
  names: EventNames,
  { draw, calendar, poster }: { readonly draw: KeptDraw | null; readonly calendar: string; readonly poster: string },
): EventPage {
  const { about, place, storeId, hostId, companions, children, price, agenda, games, guests, confirmMinutes } = event;
  const shareable = isPublic(event.audience) && (event.state === 'open' || event.state === 'closed');
  return {
    ...cardOf(event, looked),
    ...{ about, place, companions, children, confirmMinutes, shareable, calendar },
    agenda: [...agenda],
    games: [...games],
    guests: [...guests],
    storeName: storeId === null ? null : (names.stores.get(storeId) ?? null),
    hostName: hostId === null ? null : (names.hosts.get(hostId) ?? null),
    forWhom: forWhomInWords(event, names),
    price: {
      kind: price.kind,
      points: price.kind === 'points' ? price.points : 0,
      fen: price.kind === 'fee' ? price.fen : 0,
    },
    draw: publishedDraw(event, draw, looked.here),
    waitingWords: waitingInWords(event),
    cancelledBecause: event.cancelReason,
    poster: shareable ? poster : null,
  };
}

/** The seed only once it has drawn. */
export function publishedDraw(
  event: Pick<ShopEvent, 'draw' | 'startsAt' | 'endsAt'>,
  kept: KeptDraw | null,
  here: Here,
): Draw | null {
  const { draw } = event;
  if (draw === null) return null;
  const at = drawMoment(event);
  const isDrawn = kept !== null && kept.drawnAt !== null;
  return {
    rules: draw.rules,
    prizes: draw.prizes.map(({ name, count }) => ({ name, count })),
    commitment: kept?.commitment ?? null,
    at: at.toISOString(),
    atWords: momentInWords(at, here),
    seed: isDrawn ? kept.seed.toString('hex') : null,
    entries: isDrawn ? [...(kept.entries ?? [])] : [],
    winners: isDrawn ? [...(kept.winners ?? [])] : [],
    drawnAt: kept?.drawnAt?.toISOString() ?? null,
    how: HOW_IT_IS_DRAWN,
  };
}

/** Paid in the store by a party, in fen; 0 where the price is something else. */
export const feeOf = ({ price }: Pick<ShopEvent, 'price'>, party: number): number =>
  price.kind === 'fee' ? price.fen * party : 0;
/** Of it what is still to be paid, in fen: for those who were not paid for. */
export const feeDueOf = (
  event: Pick<ShopEvent, 'price'>,
  { party, feePersons }: Pick<Answer, 'party' | 'feePersons'>,
): number => feeOf(event, Math.max(0, party - feePersons));
/** What is still to be paid of a fee; where everything is, what it was. */
export function feeTold(
  event: Pick<ShopEvent, 'price'>,
  answer: Pick<Answer, 'party' | 'feePersons'>,
): { readonly feeFen: number; readonly feePaid: boolean } {
  const feePaid = answer.feePersons >= answer.party;
  return { feeFen: feePaid ? feeOf(event, answer.party) : feeDueOf(event, answer), feePaid };
}
/** Points that a party costs. */
export const pointsOf = ({ price }: Pick<ShopEvent, 'price'>, party: number): number =>
  price.kind === 'points' ? price.points * party : 0;

export function mineOf(event: ShopEvent, answer: PlacedAnswer, here: Here): NonNullable<MyEventPage['mine']> {
  const { state, attendance, party, companions, place, paidPoints, number } = answer;
  return {
    ...{ state, attendance, party, place, points: paidPoints },
    companions: [...companions],
    confirmBy: answer.offeredUntil?.toISOString() ?? null,
    ...(holdsSeats(answer) ? feeTold(event, answer) : { feeFen: 0, feePaid: false }),
    number: state === 'accepted' || state === 'walk_in' ? number : null,
    answeredAt: answer.answeredAt.toISOString(),
    sentence: answerInWords(answer, place, event, here),
  };
}
