// The words of the inbox: numbers first, days as people say them, nothing where there is nothing to tell.
import { businessDay } from '@guike/kernel';
import {
  joinedMessage,
  lapsedMessage,
  purchaseMessage,
  redeemedMessage,
  refundMessage,
  upgradeMessage,
} from './messages';

const today = businessDay('2026-11-22');
const purchase = { points: 1240, paidOn: today, availableOn: businessDay('2026-11-23'), today };

describe('the message of a purchase', () => {
  it('says how many points and from when', () => {
    expect(purchaseMessage(purchase)).toEqual({
      kind: 'purchase',
      title: '1,240 积分已记入',
      body: '11月22日的消费为您记入 1,240 积分，11月23日起可用。',
    });
  });

  it('says that points can be used when their day has come', () => {
    expect(purchaseMessage({ ...purchase, availableOn: today })?.body).toContain('现在就可以使用');
  });

  it('names the year where it is another one', () => {
    const message = purchaseMessage({
      ...purchase,
      paidOn: businessDay('2025-12-31'),
      availableOn: businessDay('2027-01-01'),
    });
    expect(message?.body).toBe('2025年12月31日的消费为您记入 1,240 积分，2027年1月1日起可用。');
  });

  it('is none for a purchase without points', () => {
    expect(purchaseMessage({ ...purchase, points: 0 })).toBeNull();
  });
});

describe('the message of a refund', () => {
  it('says how many points went back', () => {
    expect(refundMessage({ points: 30 })).toMatchObject({ title: '30 积分已退回' });
  });

  it('is none when no points went back', () => {
    expect(refundMessage({ points: 0 })).toBeNull();
  });
});

describe('the welcome', () => {
  it('says what points are worth, where they pay', () => {
    const points = { unitFen: 1000, pointsPerUnit: 1, tender: { points: 10, fen: 100 } };
    expect(joinedMessage(points).body).toBe('每消费 ¥10 记 1 积分，10 积分可抵 ¥1。付款时请出示会员码。');
    expect(joinedMessage({ ...points, tender: null }).body).toBe('每消费 ¥10 记 1 积分。付款时请出示会员码。');
  });
});

describe('the message of a higher tier', () => {
  const spend = { fact: 'netSpendFen', window: 'lifetime', atLeast: 2_000_000, was: 2_035_050 };

  it('gives the reason and what it brings', () => {
    expect(upgradeMessage({ tierName: '黄金', pick: 12, because: [spend] })).toEqual({
      kind: 'tier',
      title: '您已升级为黄金会员',
      body: '累计消费 ¥20,350.50（满 ¥20,000）。12 项权益由您任选，即日起生效。',
    });
  });

  it('gives every condition of a rule that has several', () => {
    const because = [
      { fact: 'topUpFen', window: 'visit', atLeast: 300_000, was: 300_000 },
      { fact: 'items', window: 'visit', atLeast: 3, was: 4 },
    ];
    expect(upgradeMessage({ tierName: '黄金', pick: 'all', because }).body).toBe(
      '当日充值 ¥3,000（满 ¥3,000）、当日购买 4 件（满 3 件）。全部权益都为您开放，即日起生效。',
    );
  });

  it('leaves out reasons rather than show a code that has no words', () => {
    const because = [spend, { fact: 'luck', window: 'now', atLeast: 3, was: 3 }];
    expect(upgradeMessage({ tierName: '黄金', pick: 0, because }).body).toBe('新等级即日起生效。');
  });
});

describe('the messages of a redemption', () => {
  const redemption = { name: '真丝丝巾', points: 1240, expiresOn: businessDay('2027-01-03'), today };

  it('say what it was, what it cost, and the last day', () => {
    expect(redeemedMessage(redemption)).toEqual({
      kind: 'redemption',
      title: '已兑换「真丝丝巾」',
      body: '用去 1,240 积分。请在2027年1月3日前（含当日）到店出示兑换码领取。',
    });
  });

  it('say that the points are back', () => {
    expect(lapsedMessage({ ...redemption, today: businessDay('2027-01-04') })).toEqual({
      kind: 'redemption',
      title: '1,240 积分已退回',
      body: '您兑换的「真丝丝巾」在1月3日前没有领取，1,240 积分已退回。',
    });
  });
});

it('keeps the tone of the house: 您, and no exclamation marks', () => {
  const all = [
    purchaseMessage(purchase),
    refundMessage({ points: 1 }),
    joinedMessage({ unitFen: 1000, pointsPerUnit: 1, tender: null }),
    upgradeMessage({ tierName: '黄金', pick: 1, because: [] }),
  ];
  expect(JSON.stringify(all)).not.toMatch(/[!！]|亲|你|\d{4}-\d{2}/);
});
