// Lots as they stand on a day: what is over, what may not be used yet, what expires next.
import { type BusinessDay, businessDay } from '@guike/kernel';
import { lotsToday } from './lots-today';

const day = businessDay;
const lots = (...all: readonly (readonly [available: string, expires: string, left: number])[]) => ({
  available: all.map(([available]) => day(available)),
  expires: all.map(([, expires]) => day(expires)),
  left: all.map(([, , left]) => left),
});
const nothing = { due: 0, pending: 0, pendingUntil: null, expiring: null };

describe('the lots of an account on a day', () => {
  it('come to nothing where there are none', () => {
    expect(lotsToday(lots(), day('2026-03-02'))).toEqual(nothing);
  });

  it('count as pending until the day they may be used on', () => {
    const two = lots(['2026-03-03', '2028-03-02', 60], ['2026-03-05', '2028-03-04', 7]);
    const expiring = { points: 60, on: '2028-03-02' };
    const of = (today: string) => lotsToday(two, day(today));
    expect(of('2026-03-02')).toEqual({ due: 0, pending: 67, pendingUntil: '2026-03-05', expiring });
    expect(of('2026-03-03')).toEqual({ due: 0, pending: 7, pendingUntil: '2026-03-05', expiring });
    expect(of('2026-03-05')).toEqual({ ...nothing, expiring });
  });

  it('are due from the day after their last, and what is left with one last day expires together', () => {
    const three = lots(
      ['2026-01-01', '2028-01-01', 5],
      ['2026-01-02', '2028-01-02', 8],
      ['2026-01-03', '2028-01-02', 1],
    );
    const of = (today: string) => lotsToday(three, today as BusinessDay);
    expect(of('2028-01-01')).toEqual({ ...nothing, expiring: { points: 5, on: '2028-01-01' } });
    expect(of('2028-01-02')).toEqual({ ...nothing, due: 5, expiring: { points: 9, on: '2028-01-02' } });
    expect(of('2028-01-03')).toEqual({ ...nothing, due: 14 });
  });
});
