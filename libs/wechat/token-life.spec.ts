// When a token is renewed, and when it is no use any more.
import { accessToken, isAlive, isFresh, postponed } from './token-life';

const NOW = 1_700_000_000_000;
const at = (seconds: number) => NOW + seconds * 1000;

it.each([
  { lives: 7200, renewedAfter: 6900 },
  { lives: 301, renewedAfter: 60 },
  { lives: 300, renewedAfter: 60 },
  { lives: 60, renewedAfter: 60 },
  { lives: 20, renewedAfter: 20 },
])('of $lives seconds it is used for $renewedAfter', ({ lives, renewedAfter }) => {
  const token = accessToken('T', lives, NOW);
  expect(isFresh(token, at(renewedAfter) - 1)).toBe(true);
  expect(isFresh(token, at(renewedAfter))).toBe(false);
});

it('is taken by WeChat until shortly before its end, though a newer one is due', () => {
  const token = accessToken('T', 7200, NOW);
  expect(isAlive(token, at(7189))).toBe(true);
  expect(isAlive(token, at(7190))).toBe(false);
});

it('is asked for again a minute after a renewal failed, and ends when it did before', () => {
  const token = postponed(accessToken('T', 7200, NOW), at(6950));
  expect(isFresh(token, at(7009))).toBe(true);
  expect(isFresh(token, at(7010))).toBe(false);
  expect(isAlive(token, at(7190))).toBe(false);
});
