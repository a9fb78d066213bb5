// Messages stand under the day they came.
import { byDay } from './by-day';

it('puts neighbours of one day together and keeps the order', () => {
  const message = (id: string, at: Date) => ({
    id,
    kind: 'points.earned',
    title: '积分到账',
    body: '+30',
    at: at.toISOString(),
    read: false,
    link: null,
  });
  const now = new Date(2026, 10, 22, 12).getTime();
  const days = byDay(
    [
      message('c', new Date(2026, 10, 22, 9)),
      message('b', new Date(2026, 10, 22, 0, 1)),
      message('a', new Date(2026, 10, 21, 23, 59)),
    ],
    now,
  );
  expect(days.map(({ day, messages }) => [day, messages.map(({ id }) => id)])).toEqual([
    ['11月22日', ['c', 'b']],
    ['11月21日', ['a']],
  ]);
});
