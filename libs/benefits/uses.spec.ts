// Periods in which uses count, and the sentences about them.
import { businessDay } from '@guike/kernel';
import { discountsInWords, owedInWords, termsInWords, useInWords, usedUpInWords } from './benefit-words';
import { type Quota, nextPeriod, nextQuarter, periodKey, quarterOf } from './uses';
import { presets } from '@guike/programme';

const today = businessDay('2026-11-22');

it.each([
  ['visit', '2026-11-22', null],
  ['month', '2026-11', '2026-12-01'],
  ['quarter', '2026-Q4', '2027-01-01'],
  ['year', '2026', '2027-01-01'],
  ['once', 'once', null],
] as const)('counts by %s', (per, key, next) => {
  const quota: Quota = { times: 1, per };
  expect(periodKey(quota, today)).toBe(key);
  expect(nextPeriod(quota, today)).toBe(next);
});

it.each([
  ['2026-01-01', '2026-Q1', '2026-04-01'],
  ['2026-03-31', '2026-Q1', '2026-04-01'],
  ['2026-04-01', '2026-Q2', '2026-07-01'],
  ['2026-12-31', '2026-Q4', '2027-01-01'],
])('%s is in %s, and the next begins on %s', (day, quarter, next) => {
  expect([quarterOf(businessDay(day)), nextQuarter(businessDay(day))]).toEqual([quarter, next]);
});

describe('in words', () => {
  const use = {
    state: 'asked',
    delivery: 'arrival',
    dueOn: today,
    time: null,
    deliveredOn: null,
    deliveredBy: null,
    isDisputed: false,
    missedBy: null,
    note: '',
  } as const;

  it.each([
    [use, '已告诉门店，今天为您准备', '今天要给'],
    [{ ...use, dueOn: businessDay('2026-11-19') }, '11月19日没送上，门店欠您一次', '应在11月19日给，晚了 3 天'],
    [{ ...use, isDisputed: true }, '已告诉门店您没收到，会再为您安排', '会员说没收到，请再给一次'],
    [
      { ...use, state: 'delivered', deliveredOn: today, deliveredBy: '周敏' },
      '今天周敏已送上，收到了吗',
      '已送上，等会员确认',
    ],
    [
      { ...use, state: 'delivered', delivery: 'loan', deliveredOn: today, deliveredBy: '周敏' },
      '今天周敏借给您，收到了吗',
      '已送上，等会员确认',
    ],
    [{ ...use, state: 'booked', time: '14:00' }, '约在今天 14:00', '今天要给'],
  ] as const)('a use reads for its member and for who serves', (told, member, desk) => {
    expect([useInWords(told, today), owedInWords(told, today)]).toEqual([member, desk]);
  });

  it('says when a quota is whole again', () => {
    expect(usedUpInWords({ times: 1, per: 'month' }, today)).toBe('本月已用完，12月1日起可用');
    expect(usedUpInWords({ times: 1, per: 'year' }, today)).toBe('今年已用完，2027年1月1日起可用');
  });

  it('says what limits a right', () => {
    const benefit = presets.boutique.benefits.find(({ code }) => code === 'beauty');
    if (!benefit) throw new Error('the boutique has no beauty');
    const right = { benefit, quota: benefit.quota, onlyAt: 's', until: today };
    expect(termsInWords(right, today, '一店')).toEqual([
      '每月 1 次',
      '可提前 7 天预约',
      '限一店',
      '11月22日前（含当日）',
    ]);
  });

  it('says what comes off today', () => {
    const discounts = { always: 5, birthdayMonth: 12, companion: 12, nextPurchase: 5, familySharing: true };
    expect(discountsInWords({ discounts }, { isBirthdayMonth: true, isNextPurchase: false })).toEqual([
      '消费 9.5 折',
      '生日当月 8.8 折',
      '同行一位好友 8.8 折',
      '家人共享会员权益',
    ]);
  });
});
