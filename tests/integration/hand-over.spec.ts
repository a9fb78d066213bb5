// Surprises, loans and partner merchants: each once, against the owner's own quota, and told where it must be.
import {
  EraseMembers,
  GrantBenefits,
  KeepPartners,
  LeaveProgramme,
  LendThings,
  LoanLists,
  MyBenefits,
  MyCoupons,
  OnGrantStarted,
  PartnerOffers,
  TellOverdueLoans,
  UseBenefit,
} from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { presets } from '@guike/programme';
import { memberWithPoints } from '../support/rewards';
import { type Counter, onCounter } from '../support/counter';

const everyones = new Set(['umbrella', 'partners', 'tea']);
/** Everybody may borrow an umbrella, has one partner's offer a year, tea once a visit, and shares it all. */
const programme = {
  ...presets.boutique,
  tiers: presets.boutique.tiers.map((tier) => ({
    ...tier,
    discounts: { always: 5, birthdayMonth: 0, companion: 12, nextPurchase: 0, familySharing: true },
  })),
  benefits: presets.boutique.benefits.map((each) => {
    if (!everyones.has(each.code)) return each;
    const quota = each.code === 'umbrella' ? null : { times: 1, per: 'year' as const };
    return { ...each, everyone: true, pickable: false, quota };
  }),
};

let shop: Counter['shop'];
let guide: Counter['guide'];
let get: Counter['get'];
let messages: Counter['messages'];
let served: Counter['served'];
onCounter(programme, (opened) => ({ shop, guide, get, messages, served } = opened));
const office = { staffId: newId(), role: 'head_office', storeId: null } as const;

describe('a surprise', () => {
  type Wish = Parameters<GrantBenefits['grant']>[0];
  const wish = (change: Partial<Wish> = {}): Wish => ({
    id: newId(),
    audience: { kind: 'segment', rule: { all: [] } },
    gift: { kind: 'coupon', name: '九折券', of: 'percent', percentOff: 10, amountFen: null },
    title: '送您一张九折券',
    words: '感谢您一直以来的光顾，月底前随时来用。',
    validThrough: '2026-03-31',
    ...change,
  });

  it('comes to a whole segment once, whatever stops and repeats', async () => {
    const members = [await memberWithPoints(shop, 10), await memberWithPoints(shop, 10)];
    const made = wish();
    const begun = await get(GrantBenefits).grant(made, office);
    expect(begun).toMatchObject({
      state: 'running',
      audience: '全体会员',
      gift: '九折券 · 9 折',
      given: 0,
      expected: 2,
    });
    await Promise.all([1, 2, 3].map(() => get(OnGrantStarted).give(made.id)));
    expect(await get(OnGrantStarted).give(made.id)).toBe('over');
    expect(await get(GrantBenefits).grant(made, office)).toMatchObject({ state: 'done', given: 2 });
    for (const memberId of members) {
      expect(await messages(memberId)).toEqual([{ kind: 'coupon', title: '送您一张九折券' }]);
      const { coupons } = await get(MyCoupons).list(memberId, { shelf: 'open', limit: 10 });
      expect(coupons).toMatchObject([{ value: '9 折', validThrough: '2026-03-31' }]);
    }
    await expect(get(GrantBenefits).grant({ ...made, title: '另一份' }, office)).rejects.toMatchObject({
      code: 'OPERATION_CONFLICT',
    });
  });

  it('is one member’s at once, and had once', async () => {
    const memberId = await memberWithPoints(shop, 10);
    const audience = { kind: 'member', memberId } as const;
    const gift = { kind: 'benefit', code: null, name: '手写贺卡与鲜花' } as const;
    await get(GrantBenefits).grant(wish({ audience, gift }), office);
    const before = await get(MyBenefits).mine(memberId);
    expect(before.surprises).toMatchObject([
      { name: '手写贺卡与鲜花', source: 'grant', can: true, until: '2026-03-31' },
    ]);
    const ask = () => get(UseBenefit).ask(memberId, { id: newId(), code: 'surprise', store: 'S1' });
    const asked = await Promise.allSettled([ask(), ask(), ask()]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const manager = { staffId: newId(), role: 'manager', storeId: newId() } as const;
    await expect(get(GrantBenefits).grant(wish({ audience }), manager)).rejects.toMatchObject({
      code: 'MEMBER_UNKNOWN',
    });
    await expect(get(GrantBenefits).grant(wish(), manager)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const own = { ...manager, storeId: shop.storeId };
    const coupon = { kind: 'coupon', name: '券', of: 'amount', percentOff: null } as const;
    const give = (amountFen: number) =>
      get(GrantBenefits).grant(wish({ audience, gift: { ...coupon, amountFen } }), own);
    await expect(give(10_001)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(give(10_000)).resolves.toMatchObject({ state: 'done', given: 1 });
    await expect(get(GrantBenefits).grant(wish({ validThrough: '2026-03-02' }), office)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });

  it('stops where it has come to', async () => {
    const made = wish();
    await get(GrantBenefits).grant(made, office);
    expect(await get(GrantBenefits).stop(made.id, office)).toMatchObject({ state: 'stopped', given: 0 });
    expect(await get(OnGrantStarted).give(made.id)).toBe('over');
    expect((await get(GrantBenefits).list({ limit: 1 }, office)).items).toMatchObject([
      { id: made.id, state: 'stopped' },
    ]);
  });
});

describe('an umbrella', () => {
  const lend = (memberId: string, item: string, id = newId()) =>
    get(LendThings).lend({ memberId, id, code: 'umbrella', item, days: 7 }, guide);

  it('is lent once, to one at a time, and back is back', async () => {
    const [one, other] = [await served(), await served()];
    const id = newId();
    const same = await Promise.all(Array.from({ length: 4 }, () => lend(one, '伞 1', id)));
    expect(new Set(same.map(({ lentAt }) => lentAt)).size).toBe(1);
    expect(same[0]).toMatchObject({ state: 'out', dueOn: '2026-03-10', overdueDays: 0 });
    await expect(lend(one, '伞 2')).rejects.toMatchObject({ code: 'LOAN_OPEN' });
    const both = await Promise.allSettled([lend(other, '伞 1'), lend(await served(), '伞 1')]);
    expect(both.map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : 'lent'))).toEqual([
      'LOAN_ITEM_OUT',
      'LOAN_ITEM_OUT',
    ]);
    const end = (as: 'returned' | 'lost') => get(LendThings).end({ memberId: one, id }, as, guide);
    expect([(await end('returned')).state, (await end('returned')).state]).toEqual(['returned', 'returned']);
    await expect(end('lost')).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
    expect(await lend(one, '伞 1')).toMatchObject({ state: 'out' });
    await expect(lend(await memberWithPoints(shop, 10), '伞 3')).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
  });

  it('that is overdue is told of once, and is a task of its store', async () => {
    const memberId = await served();
    await lend(memberId, '伞 9');
    const tell = () => Promise.all([get(TellOverdueLoans).tell(), get(TellOverdueLoans).tell()]);
    shop.clock.set('2026-03-10T23:00:00+08:00');
    await tell();
    expect(await messages(memberId)).toEqual([]);
    shop.clock.set('2026-03-11T09:00:00+08:00');
    await tell();
    await tell();
    expect(await messages(memberId)).toEqual([{ kind: 'benefit', title: '雨伞借用请归还' }]);
    const tasks = await rows(shop.db.reading, `SELECT title, store_id FROM care_task WHERE member_id = $1`, [memberId]);
    expect(tasks).toEqual([{ title: '请会员归还伞 9', store_id: shop.storeId }]);
    const { items } = await get(LoanLists).list({ overdue: 'yes', limit: 50 }, guide);
    expect(items.find((each) => each.memberId === memberId)).toMatchObject({ item: '伞 9', overdueDays: 1 });
    const stranger = { ...guide, storeId: newId() };
    expect((await get(LoanLists).list({ overdue: 'yes', limit: 50 }, stranger)).items).toEqual([]);
  });

  it('is listed for the store after its borrower has left, without a name', async () => {
    const memberId = await served();
    await lend(memberId, '伞 20');
    await get(LeaveProgramme).leave(memberId);
    shop.clock.advance({ days: 16 });
    expect(await get(EraseMembers).eraseDue()).toBe(1);
    const { items } = await get(LoanLists).list({ overdue: 'no', limit: 50 }, guide);
    expect(items.find((each) => each.memberId === memberId)).toMatchObject({ item: '伞 20', nameMasked: null });
  });
});

describe('a partner merchant', () => {
  it('takes a member’s code once, with its own, within two minutes and the quota', async () => {
    const memberId = await memberWithPoints(shop, 10);
    const terms = {
      name: '一家咖啡',
      address: '人民路 1 号',
      offer: '第二杯半价',
      benefitCode: 'partners',
      active: true,
    };
    const { partner, code } = await get(KeepPartners).add({ id: newId(), ...terms }, office.staffId);
    const verify = (pass: string, by = code ?? '') => get(PartnerOffers).verify(pass, by);
    const pass = async () => (await get(PartnerOffers).pass(memberId, 'partners')).pass;
    const first = await pass();
    await expect(verify(first, '0000000000')).rejects.toMatchObject({ code: 'PARTNER_UNKNOWN' });
    const late = await pass();
    await expect(verify(first)).rejects.toMatchObject({ code: 'PASS_UNKNOWN' });
    shop.clock.advance({ minutes: 3 });
    await expect(verify(late)).rejects.toMatchObject({ code: 'PASS_UNKNOWN' });
    const good = await pass();
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => verify(good)));
    const done = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(done).toMatchObject([{ partner: '一家咖啡', offer: '第二杯半价', benefit: '合作商家礼遇' }]);
    await expect(pass()).rejects.toMatchObject({ code: 'BENEFIT_QUOTA' });
    const renewed = await get(KeepPartners).renewCode(partner.id, partner.version, office.staffId);
    expect(renewed.code).not.toBe(code);
    await expect(verify('1234567890')).rejects.toMatchObject({ code: 'PARTNER_UNKNOWN' });
    const ended = { ...terms, active: false, version: renewed.partner.version };
    expect(await get(KeepPartners).change(partner.id, ended, office.staffId)).toMatchObject({ active: false });
    await expect(verify('1234567890', renewed.code ?? '')).rejects.toMatchObject({ code: 'PARTNER_UNKNOWN' });
    expect((await get(KeepPartners).list()).items).toMatchObject([{ uses: 1, active: false }]);
  });
});
