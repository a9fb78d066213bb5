// The choice of a way: one at most, the best that is open; nobody is woken, nobody is pestered.
import { type MessageRules, type ReachFacts, decideWay, retryAt, sendAt, whyNotAnyMore } from './channels';
import type { MessageKind } from './messages';

const rules: MessageRules = { quietFrom: 21, quietTo: 9, mostPerWeek: 3, smsFor: ['expiring', 'campaign', 'booking'] };
const facts = (kind: MessageKind, more: Partial<ReachFacts> = {}): ReachFacts => ({
  kind,
  isHere: true,
  wants: { wechat: true, email: true, sms: true, call: true },
  agreesToOffers: null,
  lately: 0,
  hasTemplate: true,
  hasGrant: true,
  followsAccount: false,
  hasEmail: false,
  hasPhone: true,
  tried: new Set(),
  ...more,
});
const none = (reason: string) => ({ channel: null, reason });

describe('the way of a message', () => {
  it('is WeChat while it is allowed, then a text message the shop pays for, then somebody who rings', () => {
    expect(decideWay(facts('booking'), rules)).toEqual({ channel: 'subscription' });
    expect(decideWay(facts('booking', { hasGrant: false }), rules)).toEqual({ channel: 'sms' });
    const follower = facts('booking', { hasGrant: false, followsAccount: true });
    expect(decideWay(follower, rules)).toEqual({ channel: 'official_account' });
    expect(decideWay(facts('booking', { tried: new Set(['subscription']) }), rules)).toEqual({ channel: 'sms' });
    const inVain = new Set(['subscription', 'sms'] as const);
    expect(decideWay(facts('booking', { tried: inVain }), rules)).toEqual({ channel: 'care' });
    expect(decideWay(facts('redemption', { hasGrant: false }), rules)).toEqual(none('no_grant'));
    expect(decideWay(facts('membership', { hasTemplate: false, hasPhone: false }), rules)).toEqual(none('no_way'));
  });

  it('is none for who has left, and none that was switched off', () => {
    expect(decideWay(facts('tier', { isHere: false }), rules)).toEqual(none('left'));
    const off = { wechat: false, email: false, sms: false, call: false };
    expect(decideWay(facts('tier', { wants: off }), rules)).toEqual(none('switched_off'));
    expect(decideWay(facts('expiring', { wants: { ...off, sms: true } }), rules)).toEqual({ channel: 'sms' });
  });

  it('of marketing ends at so many a week, and where consent to it was taken back', () => {
    expect(decideWay(facts('campaign', { lately: 2 }), rules)).toEqual({ channel: 'subscription' });
    expect(decideWay(facts('campaign', { lately: 3 }), rules)).toEqual(none('often_enough'));
    expect(decideWay(facts('booking', { lately: 30 }), rules)).toEqual({ channel: 'subscription' });
    expect(decideWay(facts('campaign', { agreesToOffers: false }), rules)).toEqual(none('switched_off'));
  });

  it('of marketing is a text message only with a consent that was given', () => {
    expect(decideWay(facts('campaign', { hasGrant: false }), rules)).toEqual(none('no_grant'));
    const agreed = facts('campaign', { hasGrant: false, agreesToOffers: true });
    expect(decideWay(agreed, rules)).toEqual({ channel: 'sms' });
  });

  it('is an e-mail to an address that was proved, after WeChat and before what costs the shop money', () => {
    const mail = (kind: MessageKind, more: Partial<ReachFacts> = {}) =>
      decideWay(facts(kind, { hasGrant: false, hasEmail: true, ...more }), rules);
    expect(mail('booking', { hasGrant: true })).toEqual({ channel: 'subscription' });
    expect(mail('booking', { followsAccount: true })).toEqual({ channel: 'official_account' });
    expect(mail('booking')).toEqual({ channel: 'email' });
    expect(mail('redemption')).toEqual({ channel: 'email' });
    expect(mail('booking', { tried: new Set(['email']) })).toEqual({ channel: 'sms' });
    const wants = { wechat: true, email: false, sms: true, call: true };
    expect(mail('booking', { wants })).toEqual({ channel: 'sms' });
    expect(mail('purchase')).toEqual(none('no_grant'));
    expect(mail('campaign')).toEqual(none('no_grant'));
    expect(mail('campaign', { agreesToOffers: true })).toEqual({ channel: 'email' });
    expect(mail('campaign', { agreesToOffers: true, lately: 3 })).toEqual(none('often_enough'));
  });

  it('is given up where it is not wanted any more when its time comes', () => {
    expect(whyNotAnyMore(facts('tier'), 'subscription')).toBeNull();
    expect(whyNotAnyMore(facts('tier', { isHere: false }), 'sms')).toBe('left');
    const wants = { wechat: false, email: false, sms: true, call: true };
    expect(whyNotAnyMore(facts('tier', { wants }), 'subscription')).toBe('switched_off');
    expect(whyNotAnyMore(facts('tier', { wants }), 'email')).toBe('switched_off');
    expect(whyNotAnyMore(facts('tier', { wants }), 'sms')).toBeNull();
    expect(whyNotAnyMore(facts('coupon', { agreesToOffers: false }), 'sms')).toBe('switched_off');
  });
});

describe('the time of a message', () => {
  const at = (local: string, hours: Partial<MessageRules> = {}) =>
    sendAt(new Date(`${local}+08:00`), { ...rules, ...hours }, 'Asia/Shanghai').toISOString();
  const instant = (local: string) => new Date(`${local}+08:00`).toISOString();

  it.each([
    ['2026-11-22T20:59:59', '2026-11-22T20:59:59'],
    ['2026-11-22T21:00:00', '2026-11-23T09:00:00'],
    ['2026-11-22T23:59:00', '2026-11-23T09:00:00'],
    ['2026-11-23T00:00:00', '2026-11-23T09:00:00'],
    ['2026-11-23T08:59:59', '2026-11-23T09:00:00'],
    ['2026-11-23T09:00:00', '2026-11-23T09:00:00'],
  ])('at %s is %s', (now, sent) => expect(at(now)).toBe(instant(sent)));

  it('follows other hours: within a day, up to midnight, none at all', () => {
    expect(at('2026-11-22T13:00:00', { quietFrom: 12, quietTo: 14 })).toBe(instant('2026-11-22T14:00:00'));
    expect(at('2026-11-22T15:00:00', { quietFrom: 12, quietTo: 14 })).toBe(instant('2026-11-22T15:00:00'));
    expect(at('2026-11-22T23:00:00', { quietFrom: 22, quietTo: 24 })).toBe(instant('2026-11-23T00:00:00'));
    expect(at('2026-11-22T03:00:00', { quietFrom: 9, quietTo: 9 })).toBe(instant('2026-11-22T03:00:00'));
  });

  it('of another try comes later each time, and five times', () => {
    const now = new Date('2026-11-22T04:00:00Z');
    const minutes = [1, 2, 3, 4, 5].map((tries) => (Number(retryAt(now, tries)) - Number(now)) / 60_000);
    expect(minutes).toEqual([1, 5, 15, 60, 240]);
    expect(retryAt(now, 6)).toBeNull();
  });
});
