// When an event may be rated, what a low rating is, and what all ratings say together. Pure. Source: product.md, Events.

/** So many days after an event its attendees may rate it for the first time. Ours. */
const OPEN_DAYS = 30;
/** So many days after it was given a rating may be changed. Ours. */
const CHANGE_DAYS = 7;
const DAY_MS = 86_400_000;

/** `stars` 1 to 5; `nps` 0 to 10, null where it was not said. */
export interface Rating {
  readonly stars: number;
  readonly nps: number | null;
  readonly words: string;
}

/** Until when a rating of this moment may be changed. */
export const changeableUntil = (ratedAt: Date): Date => new Date(ratedAt.getTime() + CHANGE_DAYS * DAY_MS);

/** Whether an attendee may rate now: once the event has begun, and within its days. `ratedAt`: the first time, if any. */
export function mayRate(
  event: { readonly startsAt: Date; readonly endsAt: Date },
  ratedAt: Date | null,
  now: Date,
): boolean {
  if (now < event.startsAt) return false;
  const until = ratedAt === null ? new Date(event.endsAt.getTime() + OPEN_DAYS * DAY_MS) : changeableUntil(ratedAt);
  return now <= until;
}

/** Somebody of the shop rings: three stars or fewer, or a detractor. */
export const isLow = ({ stars, nps }: Pick<Rating, 'stars' | 'nps'>): boolean =>
  stars <= 3 || (nps !== null && nps <= 6);

/** How many gave each number of stars and each NPS. */
export interface RatingCount {
  readonly stars: number;
  readonly nps: number | null;
  readonly n: number;
}

export interface RatingFigures {
  readonly answers: number;
  /** One decimal; null without answers. */
  readonly average: number | null;
  /** How many gave one star, two, … five. */
  readonly stars: number[];
  readonly npsAnswers: number;
  /** Share of 9 and 10 less share of 0 to 6, in whole percentage points; null without answers. */
  readonly nps: number | null;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

export function ratingFigures(counts: readonly RatingCount[]): RatingFigures {
  const sum = (which: (count: RatingCount) => boolean) => counts.filter(which).reduce((total, { n }) => total + n, 0);
  const stars = [1, 2, 3, 4, 5].map((star) => sum((each) => each.stars === star));
  const answers = sum(() => true);
  const total = stars.reduce((all, n, at) => all + n * (at + 1), 0);
  const promoters = sum(({ nps }) => nps !== null && nps >= 9);
  const detractors = sum(({ nps }) => nps !== null && nps <= 6);
  const npsAnswers = sum(({ nps }) => nps !== null);
  return {
    answers,
    average: answers === 0 ? null : Math.round((total / answers) * 10) / 10,
    stars,
    npsAnswers,
    nps: npsAnswers === 0 ? null : Math.round(((promoters - detractors) / npsAnswers) * 100),
    promoters,
    passives: npsAnswers - promoters - detractors,
    detractors,
  };
}
