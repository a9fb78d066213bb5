// What a guide is told to say, and in which order.
import { businessDay } from '@guike/kernel';
import { type Guest, talkingPoints } from './talking-points';

const today = businessDay('2026-11-22');
const regular: Guest = {
  state: 'active',
  joinedOn: businessDay('2025-03-02'),
  expiring: null,
  open: null,
  next: '再消费 ¥1,240，升级黄金',
};
const said = (guest: Partial<Guest>) => talkingPoints({ ...regular, ...guest }, today).map(({ sentence }) => sentence);

describe('what to say today', () => {
  it('is how far to the next tier, and nothing at the top', () => {
    expect(said({})).toEqual(['再消费 ¥1,240，升级黄金']);
    expect(said({ next: null })).toEqual([]);
  });

  it('begins with what there is to hand out, then what ends soon', () => {
    const everything = {
      open: { count: 1, name: '真丝丝巾', expiresOn: businessDay('2026-12-05') },
      expiring: { points: 1_200, on: businessDay('2026-12-10') },
      joinedOn: businessDay('2026-11-20'),
    };
    expect(said(everything)).toEqual([
      '1 件兑换待领：真丝丝巾，留到12月5日',
      '新会员，11月20日入会，请说声欢迎',
      '1,200 积分快到期，最早12月10日',
      '再消费 ¥1,240，升级黄金',
    ]);
    expect(said({ open: { ...everything.open, count: 3 } })[0]).toBe('3 件兑换待领：真丝丝巾等，留到12月5日');
  });

  it.each([
    ['2026-11-22', '新会员，今天入会，请说声欢迎'],
    ['2026-10-24', '新会员，10月24日入会，请说声欢迎'],
    ['2026-10-23', '再消费 ¥1,240，升级黄金'],
  ])('greets who joined on %s with %s', (joinedOn, first) => {
    expect(said({ joinedOn: businessDay(joinedOn) })[0]).toBe(first);
  });

  it('is only why not, where nothing can be done', () => {
    expect(talkingPoints({ ...regular, state: 'frozen' }, today)).toEqual([
      { about: 'frozen', sentence: '会员卡已冻结，暂不能积分和兑换，请联系店长' },
    ]);
    expect(talkingPoints({ ...regular, state: 'known', joinedOn: null }, today).map(({ about }) => about)).toEqual([
      'not_a_member',
    ]);
  });
});
