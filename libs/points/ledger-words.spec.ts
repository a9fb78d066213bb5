// Every kind of line and every end of a lot has its words: no line without a reason, no code without a sentence.
import { entryKinds } from '@guike/contracts/http';
import { businessDay } from '@guike/kernel';
import { presets } from '@guike/programme';
import { type EntryFacts, type SaleFacts, entryInWords, lotInWords } from './ledger-words';

const today = businessDay('2026-11-22');
const sale: SaleFacts = {
  paidOn: today,
  netFen: 128_500,
  groups: [{ eligibleFen: 128_500, multiplier: 100 }],
  joinedBy: false,
};
const entry = (part: Partial<EntryFacts>): EntryFacts => ({
  kind: 'earn',
  points: 128,
  bookedOn: today,
  entitled: null,
  debt: 0,
  storeName: null,
  sale: null,
  refund: null,
  hold: null,
  redemption: null,
  ended: [],
  rules: presets.boutique,
  ...part,
});
const words = (part: Partial<EntryFacts>) => entryInWords(entry(part), today);

describe('a line', () => {
  it.each(entryKinds)('of kind %s has a title and no code in it', (kind) => {
    const facts = { settle: { sale, refund: null, entitled: 3 }, expire: { ended: [part(60)] }, earn: { sale } };
    const { title, why } = words({ kind, points: kind === 'earn' ? 128 : -60, ...facts[kind as keyof typeof facts] });
    expect(title).toMatch(/^[\u4e00-\u9fff]+$/);
    expect(why.length).toBeGreaterThan(0);
    expect(JSON.stringify([title, why])).not.toMatch(/[a-z]|[!！]|你|undefined|NaN|\d{4}-\d{2}/);
  });

  it('names the store, and what was joined by', () => {
    expect(words({ sale, storeName: '新天地店' }).title).toBe('消费 · 新天地店');
    expect(words({ sale: { ...sale, joinedBy: true }, storeName: '新天地店' }).title).toBe('入会当日消费 · 新天地店');
  });

  it('says what of a sale could earn, and what earned more', () => {
    const groups = [
      { eligibleFen: 50_000, multiplier: 200 },
      { eligibleFen: 30_000, multiplier: 100 },
    ];
    const mixed = { ...sale, paidOn: businessDay('2026-11-08'), netFen: 100_000, groups };
    expect(words({ sale: mixed, points: 130, bookedOn: mixed.paidOn }).why).toEqual([
      '实付 ¥1,000，其中 ¥800 可积分，每 ¥10 记 1 分',
      '其中 ¥500 会员日 2 倍',
    ]);
  });

  it('tells points for coming apart from those for the goods', () => {
    expect(words({ sale: { ...sale, visitPoints: 5 }, points: 133 }).why).toEqual([
      '实付 ¥1,285，每 ¥10 记 1 分',
      '到店 5 分',
    ]);
  });

  it('names the reward that points went for, and came back from', () => {
    const redemption = { name: '真丝丝巾' };
    expect(words({ kind: 'spend', points: -500, redemption })).toEqual({
      title: '兑换 · 真丝丝巾',
      why: ['先用最早到期的积分'],
    });
    expect(words({ kind: 'cancel', points: 500, redemption })).toEqual({
      title: '兑换过期退回 · 真丝丝巾',
      why: ['没有按时到店领取，用掉的积分退回'],
    });
  });

  it('says which refund it was', () => {
    const of = (mode: 'lines' | 'void', exchanged: boolean) =>
      words({ kind: 'settle', points: -30, entitled: 98, sale, refund: { mode, returnedFen: 30_000, exchanged } });
    expect(of('lines', false)).toEqual({
      title: '退货',
      why: ['11月22日的消费退回 ¥300', '这笔消费现应得 98 分，扣回 30 分'],
    });
    expect([of('lines', true).title, of('void', false).title]).toEqual(['换货退回', '消费作废']);
    expect(words({ kind: 'settle', points: 5, entitled: 5, sale }).title).toBe('积分补记');
  });

  it('says what points paid, while they are set aside, once they have, and if they did not', () => {
    const hold = (state: 'open' | 'captured' | 'released') =>
      words({ kind: 'hold', points: -300, hold: { state, amountFen: 3_000 } });
    expect([hold('open'), hold('captured'), hold('released')]).toEqual([
      { title: '付款冻结', why: ['准备抵扣 ¥30，付款后扣减，未付款则自动退回'] },
      { title: '积分抵扣', why: ['付款时抵扣 ¥30'] },
      { title: '付款冻结', why: ['准备抵扣 ¥30，没有付款，已退回'] },
    ]);
  });

  it('lists three lots of an expiry and counts the others', () => {
    expect(words({ kind: 'expire', points: -150, ended: [1, 2, 3, 4, 5].map((n) => part(n * 10)) }).why).toEqual([
      '2024年11月20日记入的 10 分，有效期到 11月20日',
      '2024年11月20日记入的 20 分，有效期到 11月20日',
      '2024年11月20日记入的 30 分，有效期到 11月20日',
      '另有 2 笔共 90 分',
    ]);
  });

  it('says what a debt took, and what made it', () => {
    expect(words({ sale, debt: 20 }).why.at(-1)).toBe('其中 20 分抵回此前的待扣回');
    expect(words({ kind: 'settle', points: -60, debt: -50, sale }).why.at(-1)).toBe(
      '余额不足，50 分待扣回，由之后的积分先抵',
    );
  });
});

describe('a lot', () => {
  const days = { availableOn: businessDay('2026-11-23'), expiresOn: businessDay('2028-11-22') };
  it.each([
    [{ left: 60, taken: {} }, today, 'pending', '11月23日起可用，2028年11月22日到期'],
    [{ left: 60, taken: {} }, days.availableOn, 'usable', '2028年11月22日到期'],
    [{ left: 10, taken: { hold: 50 } }, days.availableOn, 'usable', '还剩 10 分，2028年11月22日到期'],
    [{ left: 60, taken: { hold: 50, release: -50 } }, days.availableOn, 'usable', '2028年11月22日到期'],
    [{ left: 0, taken: { spend: 40, hold: 20 } }, days.availableOn, 'used', '已用完'],
    [{ left: 0, taken: { settle: 60 } }, today, 'reversed', '已随退货扣回'],
    [{ left: 0, taken: { adjust: 60 } }, today, 'reversed', '已由门店调整扣减'],
    [{ left: 0, taken: { expire: 60 } }, businessDay('2029-01-01'), 'expired', '已于 2028年11月22日到期'],
    [{ left: 0, taken: { forfeit: 60 } }, today, 'expired', '已随退会失效'],
    [{ left: 0, taken: { transfer: 60 } }, today, 'used', '已并入其他账户'],
    [{ left: 0, taken: { spend: 20, expire: 40 } }, businessDay('2029-01-01'), 'expired', '已使用 20 分，到期 40 分'],
  ] as const)('%j on %s is %s: %s', (lot, on, state, sentence) => {
    expect(lotInWords({ ...days, ...lot }, on)).toEqual({ state, sentence });
  });
});

function part(points: number) {
  return { points, bookedOn: businessDay('2024-11-20'), expiresOn: businessDay('2026-11-20') };
}
