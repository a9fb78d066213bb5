// Ratings: the days for them, what is low, and the sums.
import { changeableUntil, isLow, mayRate, ratingFigures } from './rating-rules';

const startsAt = new Date('2026-11-20T06:00:00Z');
const event = { startsAt, endsAt: new Date('2026-11-20T08:00:00Z') };
const after = (days: number, from: Date = event.endsAt) => new Date(from.getTime() + days * 86_400_000);

describe('when an event may be rated', () => {
  it('opens with the event and closes thirty days after it', () => {
    expect(mayRate(event, null, new Date(startsAt.getTime() - 1))).toBe(false);
    expect(mayRate(event, null, startsAt)).toBe(true);
    expect(mayRate(event, null, after(30))).toBe(true);
    expect(mayRate(event, null, new Date(after(30).getTime() + 1))).toBe(false);
  });

  it('lets a rating be changed for seven days, also beyond the thirty', () => {
    const ratedAt = after(29);
    expect(mayRate(event, ratedAt, after(36))).toBe(true);
    expect(mayRate(event, ratedAt, new Date(after(36).getTime() + 1))).toBe(false);
    expect(mayRate(event, after(1), after(9))).toBe(false);
    expect(changeableUntil(ratedAt)).toEqual(after(36));
  });
});

describe('a low rating', () => {
  it.each([
    [{ stars: 3, nps: null }, true],
    [{ stars: 5, nps: 6 }, true],
    [{ stars: 4, nps: 7 }, false],
    [{ stars: 4, nps: null }, false],
    [{ stars: 1, nps: 10 }, true],
  ])('%j: %s', (rating, low) => {
    expect(isLow(rating)).toBe(low);
  });
});

describe('all ratings together', () => {
  it('says nothing of nothing', () => {
    expect(ratingFigures([])).toMatchObject({ answers: 0, average: null, nps: null, stars: [0, 0, 0, 0, 0] });
  });

  it('takes detractors from promoters, in percent of who answered that', () => {
    const figures = ratingFigures([
      { stars: 5, nps: 10, n: 3 },
      { stars: 4, nps: 8, n: 1 },
      { stars: 2, nps: 3, n: 1 },
      { stars: 5, nps: null, n: 2 },
    ]);
    expect(figures).toEqual({
      answers: 7,
      average: 4.4,
      stars: [0, 1, 0, 1, 5],
      npsAnswers: 5,
      nps: 40,
      promoters: 3,
      passives: 1,
      detractors: 1,
    });
  });
});
