// The days that can be chosen: today first, over the end of a month and of February.
import { daysBack } from './days';

it('counts back over the end of a month', () => {
  expect(daysBack('2028-03-02', '2028-02-28')).toEqual(['2028-03-02', '2028-03-01', '2028-02-29', '2028-02-28']);
});

it('is the day alone where only that may be claimed', () => {
  expect(daysBack('2026-11-22', '2026-11-22')).toEqual(['2026-11-22']);
});
