// What the search box makes of what is typed.
import { searchMeaning } from './search-meaning';

it.each([
  ['', 'none'],
  ['  ', 'none'],
  ['13800138000', 'phone'],
  ['+86 138-0013-8000', 'phone'],
  ['8000', 'tail'],
  ['20260000017', 'card'],
  ['1234 5678 9012 3456 7890', 'card'],
  ['138001380', 'wrong'],
  ['王雅琳', 'name'],
  ['Anna Li', 'name'],
])('reads %p as %s', (text, kind) => {
  expect(searchMeaning(text).kind).toBe(kind);
});

it('says how many digits there are when the number fits nothing', () => {
  expect(searchMeaning('138 0013 800').sentence).toContain('10 位');
});
