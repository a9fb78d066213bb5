// A short id comes back as the id it was, and nothing else is taken for one.
import fc from 'fast-check';
import { longId, shortId } from './short-ids';

describe('short ids', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const short = shortId(uuid);
        expect(short).toMatch(/^[A-Za-z0-9_-]{22}$/);
        expect(longId(short)).toBe(uuid);
      }),
    );
  });

  it.each(['', 'abc', 'x'.repeat(23), `${'A'.repeat(21)}!`, `${'A'.repeat(20)}__`])('refuse %p', (text) => {
    expect(longId(text)).toBeNull();
  });
});
