// The share of a purchase: rounded down, and only where the terms reach.
import { businessDay } from '@guike/kernel';
import { type FriendPurchase, type ReferralTerms, friendPoints } from './friend-points';

const terms = (of: ReferralTerms['of'], sharePercent = 50): ReferralTerms => ({
  sharePercent,
  of,
  withinDays: 30,
  ladder: [],
  friend: [],
});
const joinedOn = businessDay('2026-03-01');
const ZONE = 'Asia/Shanghai';
const purchase = (change: Partial<FriendPurchase> = {}): FriendPurchase => ({
  purchaseId: 'p',
  paidAt: new Date('2026-03-05T04:00:00Z'),
  entitledPoints: 101,
  isVoid: false,
  terms: terms({ kind: 'every' }),
  before: 0,
  whileFrozen: false,
  ...change,
});
const points = (change: Partial<FriendPurchase> = {}) => friendPoints(purchase(change), joinedOn, ZONE);

it('is the share of what the purchase has now, rounded down', () => {
  expect(points()).toBe(50);
  expect(points({ entitledPoints: 1 })).toBe(0);
  expect(points({ entitledPoints: 99, terms: terms({ kind: 'every' }, 33) })).toBe(32);
  expect(points({ terms: terms({ kind: 'every' }, 0) })).toBe(0);
});

it('is nothing for a void purchase, without a referral in its rules, or while the card was frozen', () => {
  expect(points({ isVoid: true })).toBe(0);
  expect(points({ terms: null })).toBe(0);
  expect(points({ whileFrozen: true })).toBe(0);
});

it('goes to the first purchases only', () => {
  const firstTwo = terms({ kind: 'firstPurchases', count: 2 });
  expect([0, 1, 2].map((before) => points({ terms: firstTwo, before }))).toEqual([50, 50, 0]);
});

it('goes through the last day of the months, by the shop’s own day', () => {
  const year = terms({ kind: 'firstMonths', months: 12 });
  expect(points({ terms: year, paidAt: new Date('2027-02-28T15:59:59Z') })).toBe(50);
  expect(points({ terms: year, paidAt: new Date('2027-02-28T16:00:00Z') })).toBe(0);
});
