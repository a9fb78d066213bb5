// Pictures fill two columns evenly, and what is there stays where it is.
import { inColumns, placeOf, shownRatio } from './columns';

const card = (name: string, height: number) => ({ name, picture: { width: 100, height } });
const names = (cards: readonly { readonly name: string }[]) => cards.map(({ name }) => name).join('');

it('puts each picture into the shorter column', () => {
  const [left, right] = inColumns([card('a', 150), card('b', 80), card('c', 80), card('d', 100)]);
  expect([names(left), names(right)]).toEqual(['ad', 'bc']);
});

it('leaves everything where it is when more comes', () => {
  const cards = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, nth) => card(name, 70 + nth * 31));
  const [left, right] = inColumns(cards.slice(0, 4));
  const [more, others] = inColumns(cards);
  expect(names(more).startsWith(names(left))).toBe(true);
  expect(names(others).startsWith(names(right))).toBe(true);
});

it('shows neither strips nor lines, and survives a picture without a size', () => {
  expect(shownRatio({ width: 100, height: 900 })).toBe(1.5);
  expect(shownRatio({ width: 900, height: 100 })).toBe(0.8);
  expect(shownRatio({ width: 0, height: 0 })).toBe(1);
  expect(placeOf({ width: 900, height: 1200 })).toBe('133.3%');
});
