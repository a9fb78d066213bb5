// Who gets the message: the lot of the holdout, the budgets to the last message and fen, letters, and what may be said of it.
import { businessDay } from '@guike/kernel';
import { allot } from './allotting';
import { isHeldOut } from './holdout';
import { filled, unknownVariables } from './letter';
import { upliftOf } from './uplift';

const ids = (n: number) => Array.from({ length: n }, (_, index) => `member-${index}`);
const lot = { campaignId: 'c', holdoutPercent: 0, couponFen: 0 };
const free = { messages: null, couponFen: null };

describe('the holdout', () => {
  it('is about its percent of members, the same each time, and another in another campaign', () => {
    const held = ids(20_000).filter((id) => isHeldOut('one', id, 10));
    expect(held.length).toBeGreaterThan(1_850);
    expect(held.length).toBeLessThan(2_150);
    expect(ids(20_000).filter((id) => isHeldOut('one', id, 10))).toEqual(held);
    const both = held.filter((id) => isHeldOut('other', id, 10));
    expect(both.length).toBeGreaterThan(120);
    expect(both.length).toBeLessThan(290);
  });

  it('is nobody at 0, and holds whoever a smaller percent holds', () => {
    expect(ids(1_000).some((id) => isHeldOut('c', id, 0))).toBe(false);
    for (const id of ids(1_000)) if (isHeldOut('c', id, 5)) expect(isHeldOut('c', id, 20)).toBe(true);
  });
});

describe('the budget', () => {
  it('ends the run behind the last message it pays for', () => {
    expect(allot(ids(5), lot, { messages: 3, couponFen: null }, true)).toEqual({
      targets: ids(3).map((memberId) => ({ memberId, arm: 'send' })),
      through: 'member-2',
      ended: 'message_budget',
    });
    expect(allot(ids(3), lot, { messages: 3, couponFen: null }, true).ended).toBe('all');
  });

  it('pays for whole coupons only', () => {
    const found = allot(ids(5), { ...lot, couponFen: 5_000 }, { messages: null, couponFen: 14_999 }, true);
    expect([found.targets.length, found.ended]).toEqual([2, 'coupon_budget']);
  });

  it('goes on while there are more members, and is over at once with nobody', () => {
    expect(allot(ids(5), lot, free, false)).toMatchObject({ through: 'member-4', ended: null });
    expect(allot([], lot, free, true)).toEqual({ targets: [], through: null, ended: 'all' });
  });
});

describe('a letter', () => {
  const today = businessDay('2026-11-22');
  const facts = {
    name: '林知夏',
    tierName: '黄金',
    available: 1_240,
    expiring: { points: 320, on: businessDay('2026-12-22') },
  };

  it('has its braces filled', () => {
    expect(filled('{称呼}，{等级}会员，{可用积分} 积分可用，{到期积分} 将于{到期日}到期', facts, today)).toBe(
      '林知夏，黄金会员，1,240 积分可用，320 将于12月22日到期',
    );
    expect(filled('{称呼}好', { ...facts, name: null }, today)).toBe('您好');
    expect(unknownVariables('{称呼}{姓名}')).toEqual(['姓名']);
  });
});

describe('what it brought', () => {
  it('says nothing where there are too few', () => {
    expect(upliftOf({ members: 90, buyers: 30, spendFen: 0 }, { members: 10, buyers: 1, spendFen: 0 })?.verdict).toBe(
      'too_few',
    );
    expect(
      upliftOf({ members: 900, buyers: 300, spendFen: 0 }, { members: 100, buyers: 4, spendFen: 0 })?.verdict,
    ).toBe('too_few');
    expect(upliftOf({ members: 900, buyers: 1, spendFen: 0 }, { members: 0, buyers: 0, spendFen: 0 })).toBeNull();
  });

  it('tells a difference from chance', () => {
    const send = { members: 9_000, buyers: 1_350, spendFen: 1_350_000_00 };
    const more = upliftOf(send, { members: 1_000, buyers: 100, spendFen: 100_000_00 });
    expect(more).toMatchObject({ points: 5, verdict: 'more', extraFen: 450_000_00 });
    expect(more?.low).toBeGreaterThan(2.9);
    expect(more?.high).toBeLessThan(7.1);
    expect(upliftOf(send, { members: 1_000, buyers: 145, spendFen: 0 })?.verdict).toBe('unclear');
    expect(upliftOf(send, { members: 1_000, buyers: 200, spendFen: 0 })?.verdict).toBe('fewer');
  });
});
