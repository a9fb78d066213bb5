// Rungs come once, the lowest first, and VIP means what each programme means by it.
import { presets } from '@guike/programme';
import { type Rung, isVip, newRungs, nextRung, rungKey } from './ladder';

const rung = (friends: number, counted: Rung['counted'] = 'vip'): Rung => ({
  friends,
  counted,
  gives: [{ kind: 'lift', tiers: 1 }],
});
const ladder = [rung(5), rung(1), rung(3), rung(2, 'joined')];

it('gives what is reached, the lowest first, each once', () => {
  const reached = newRungs(ladder, { joined: 4, vip: 3 }, new Set(['vip/1']));
  expect(reached.map(rungKey)).toEqual(['joined/2', 'vip/3']);
  expect(newRungs(ladder, { joined: 1, vip: 0 }, new Set())).toEqual([]);
});

it('knows what is nearest, and the end', () => {
  expect(nextRung(ladder, { joined: 0, vip: 0 }, new Set())).toEqual({ rung: rung(1), left: 1 });
  expect(nextRung(ladder, { joined: 2, vip: 1 }, new Set(['vip/1', 'joined/2']))).toEqual({ rung: rung(3), left: 2 });
  expect(nextRung(ladder, { joined: 9, vip: 9 }, new Set())).toBeNull();
});

it('calls VIP who is above the lowest tier', () => {
  expect(isVip(presets.boutique, { tier: 'regular', hasBought: true })).toBe(false);
  expect(isVip(presets.boutique, { tier: 'silver', hasBought: false })).toBe(true);
  expect(isVip(presets.boutique, { tier: 'gone', hasBought: true })).toBe(false);
});

it('calls VIP in the spa whoever has gold and has been there', () => {
  expect(isVip(presets.spa, { tier: 'gold', hasBought: false })).toBe(false);
  expect(isVip(presets.spa, { tier: 'gold', hasBought: true })).toBe(true);
  expect(isVip(presets.spa, { tier: 'platinum', hasBought: false })).toBe(true);
});
