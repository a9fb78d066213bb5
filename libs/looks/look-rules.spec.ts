// What the checks say decides about a look: risky never, all passed at once, anything else waits for somebody.
import { type LookFindings, closingOf, verdictOf } from './look-rules';

const findings = (some: Partial<LookFindings>): LookFindings => ({
  text: 'pass',
  photos: ['pass', 'pass'],
  doubt: null,
  ...some,
});

it.each<[Partial<LookFindings>, ReturnType<typeof verdictOf>]>([
  [{}, { kind: 'publish' }],
  [{ text: null }, { kind: 'wait' }],
  [{ photos: ['pass', null] }, { kind: 'wait' }],
  [{ text: 'review' }, { kind: 'ask_shop', doubt: 'text' }],
  [{ photos: ['review', null] }, { kind: 'ask_shop', doubt: 'picture' }],
  [
    { text: 'risky', photos: [null] },
    { kind: 'refuse', about: 'text' },
  ],
  [
    { text: null, photos: ['risky', null] },
    { kind: 'refuse', about: 'picture' },
  ],
  // What was late may still come, and then needs nobody; every other doubt is for the shop to settle.
  [
    { photos: [null], doubt: 'late' },
    { kind: 'ask_shop', doubt: 'late' },
  ],
  [{ doubt: 'late' }, { kind: 'publish' }],
  [{ doubt: 'text' }, { kind: 'ask_shop', doubt: 'text' }],
  [
    { doubt: 'wechat_off', text: null },
    { kind: 'ask_shop', doubt: 'wechat_off' },
  ],
  [
    { doubt: 'away', photos: ['risky'] },
    { kind: 'refuse', about: 'picture' },
  ],
])('%j is %j', (some, verdict) => {
  expect(verdictOf(findings(some))).toEqual(verdict);
});

it.each([
  // Shortly before and after midnight in Shanghai.
  ['2026-11-22T15:59:59Z', '2026-11-29T16:00:00.000Z'],
  ['2026-11-22T16:00:00Z', '2026-11-30T16:00:00.000Z'],
])('published at %s, seven days end at %s', (publishedAt, closesAt) => {
  expect(closingOf(new Date(publishedAt), 7, 'Asia/Shanghai').toISOString()).toBe(closesAt);
});
