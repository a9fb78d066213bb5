// Tiers set by hand, pauses and fees: asked by one, approved by another, a floor until its day, and what members read.
import { DecideTierByHand, EndOverrides, FeeList, MemberTier, PayFee, ReverseFee, TellEndings } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { type Reviewing, openReviewedShop } from '../support/reviews';
import { type Colleague, hire } from '../support/tier-office';

let reviewing: Reviewing;
let manager: Colleague;
let head: Colleague;
let memberId: string;

const flow = <T>(type: abstract new (...parts: never[]) => T): T => reviewing.shop.module.context.get(type as never);
const ask = (wish: object, by = manager, id = newId()) =>
  flow(DecideTierByHand).ask(memberId, { id, reason: '老客户转店', ...wish } as never, by);
const approve = (id: string, by = head) => flow(DecideTierByHand).decide({ memberId, id }, { approve: true }, by);
const row = () =>
  reviewing.shop.one<Record<string, unknown>>(
    `SELECT tier, earned_tier, floor_tier, floor_until, paused_until, protected_until FROM member_tier WHERE member_id = $1`,
    [memberId],
  );
const history = async () => (await flow(MemberTier).history(memberId, { limit: 50 }, head)).items;
const floor = (tier = 'gold', until = '2026-06-30') => ({ kind: 'floor', tier, until });

beforeEach(async () => {
  reviewing = await openReviewedShop();
  manager = await hire(reviewing.shop, 'manager', reviewing.shop.storeId, '王店长');
  head = await hire(reviewing.shop, 'head_office', null, '李总务');
  const sale = await reviewing.shop.sell({ number: '1', phone: '13800000001', goods: [{ yuan: 3_000, quantity: 2 }] });
  memberId = sale.memberId as string;
});
afterEach(() => reviewing?.shop.close());

describe('a floor', () => {
  it('holds until its day, is warned of and told, and falls to what was earned', async () => {
    const { id } = await ask(floor());
    expect(await row()).toMatchObject({ tier: 'silver', floor_tier: null });
    expect(await approve(id)).toEqual({ id, state: 'in_force' });
    expect(await approve(id)).toEqual({ id, state: 'in_force' });
    expect(await row()).toMatchObject({ tier: 'gold', earned_tier: 'silver', floor_until: '2026-06-30' });

    reviewing.shop.clock.set('2026-06-01T10:00:00+08:00');
    await flow(TellEndings).tell();
    expect(await flow(TellEndings).tell()).toBe(0);
    reviewing.shop.clock.set('2026-06-30T23:00:00+08:00');
    expect(await flow(EndOverrides).endDue()).toBe(0);
    reviewing.shop.clock.set('2026-07-01T00:10:00+08:00');
    expect(await flow(EndOverrides).endDue()).toBe(1);
    expect(await flow(EndOverrides).endDue()).toBe(0);
    expect(await row()).toMatchObject({ tier: 'silver', earned_tier: null, floor_tier: null });
    await reviewing.handleJobs();
    expect(await reviewing.told(memberId)).toEqual([
      '门店为您定为黄金会员',
      '黄金会员到6月30日',
      '您的等级调整为白银会员',
      '您已升级为白银会员',
    ]);
    expect((await history()).map(({ title, by, change }) => [title, by, change])).toEqual([
      ['调整为白银会员', null, 'down'],
      ['手工定为黄金会员', '王店长提出，李总务批准', 'up'],
      ['入会，白银会员', null, 'up'],
    ]);
    expect((await history())[1]?.why).toEqual(['到6月30日', '原因：老客户转店']);
    const { items } = await flow(MemberTier).ownHistory(memberId, { limit: 50 });
    expect(items[1]).toMatchObject({ title: '手工定为黄金会员', why: ['到6月30日'], by: '门店' });
  });

  it('is no floor of reviews beneath: what was earned may drop, what is seen does not', async () => {
    const { id } = await ask(floor('gold', '2028-03-01'));
    await approve(id);
    reviewing.shop.clock.set('2027-04-01T10:00:00+08:00');
    await reviewing.review();
    expect(await row()).toMatchObject({ tier: 'gold', earned_tier: 'silver', protected_until: '2027-10-01' });
    reviewing.shop.clock.set('2027-10-01T10:00:00+08:00');
    await reviewing.review();
    expect(await row()).toMatchObject({ tier: 'gold', earned_tier: 'regular', protected_until: null });
    await flow(DecideTierByHand).withdraw({ memberId, id }, { reason: '期间没有到店' }, head);
    expect(await row()).toMatchObject({ tier: 'regular', earned_tier: null });
  });

  it('is replaced by a later one, and stays beneath a tier that is earned meanwhile', async () => {
    const first = await ask(floor('gold'));
    await expect(ask(floor('platinum', '2026-09-30'), head)).rejects.toMatchObject({ code: 'OVERRIDE_WAITING' });
    await approve(first.id);
    const later = await ask(floor('platinum', '2026-09-30'), head);
    await approve(later.id, manager);
    expect(await row()).toMatchObject({ tier: 'platinum', floor_until: '2026-09-30' });
    await reviewing.shop.sell({ number: '2', phone: '13800000001', goods: [{ yuan: 20_000 }] });
    expect(await row()).toMatchObject({ tier: 'platinum', earned_tier: 'gold' });
    expect(
      (await rows<{ state: string }>(reviewing.shop.db.reading, `SELECT state FROM tier_override ORDER BY id`)).map(
        ({ state }) => state,
      ),
    ).toEqual(['ended', 'in_force']);
  });

  it('is refused where it makes no sense, and never approved by who asked', async () => {
    await expect(ask(floor('regular'))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(ask(floor('diamond'))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(ask(floor('gold', '2026-03-02'))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(ask(floor('gold', '2032-03-02'))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const asked = await ask(floor(), head);
    await expect(approve(asked.id, head)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
    const refusing = { approve: false as const, reason: '消费不够' };
    await flow(DecideTierByHand).decide({ memberId, id: asked.id }, refusing, manager);
    await expect(approve(asked.id, manager)).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
    expect(await row()).toMatchObject({ tier: 'silver', floor_tier: null });
    const { db, module } = reviewing.shop;
    const other = await db.inTransaction((tx) =>
      module.context.get(StoresService).createStore(tx, { code: 'S2', name: '二店' }),
    );
    const stranger = await hire(reviewing.shop, 'manager', other, '别店店长');
    await expect(ask(floor(), stranger)).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
  });

  it('is one however often it is asked for and approved at once', async () => {
    const id = newId();
    const answers = await Promise.all([1, 2, 3].map(() => ask(floor(), manager, id)));
    expect(answers).toEqual([1, 2, 3].map(() => ({ id, state: 'asked' })));
    await expect(ask(floor('platinum'), manager, id)).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
    await Promise.all([1, 2, 3].map(() => approve(id)));
    const { n } = await reviewing.shop.one<{ n: number }>(
      `SELECT count(*) AS n FROM tier_decision WHERE cause_id = $1`,
      [id],
    );
    expect(n).toBe(1);
  });
});

describe('a pause', () => {
  it('keeps a member out of reviews, and gives the protection its time back', async () => {
    reviewing.shop.clock.set('2027-04-01T10:00:00+08:00');
    await reviewing.review();
    expect(await row()).toMatchObject({ protected_until: '2027-10-01' });
    reviewing.shop.clock.set('2027-05-01T10:00:00+08:00');
    const { id } = await ask({ kind: 'pause', until: '2027-12-31' });
    await approve(id);
    reviewing.shop.clock.set('2027-10-01T10:00:00+08:00');
    await flow(TellEndings).tell();
    await reviewing.review();
    expect(await row()).toMatchObject({ tier: 'silver', protected_until: '2027-10-01', paused_until: '2027-12-31' });
    reviewing.shop.clock.set('2028-01-05T10:00:00+08:00');
    await flow(EndOverrides).endDue();
    // Paused for 245 days, whenever somebody noticed its end.
    expect(await row()).toMatchObject({ tier: 'silver', protected_until: '2028-06-02', paused_until: null });
    await reviewing.review();
    expect(await row()).toMatchObject({ tier: 'silver', protected_until: '2028-06-02' });
    reviewing.shop.clock.set('2028-05-10T10:00:00+08:00');
    await flow(TellEndings).tell();
    expect((await reviewing.told(memberId)).filter((title) => title.includes('保级期到'))).toEqual([
      '白银会员的保级期到6月2日',
    ]);
  });

  it('ends the day that somebody ends it', async () => {
    reviewing.shop.clock.set('2027-04-01T10:00:00+08:00');
    await reviewing.review();
    const { id } = await ask({ kind: 'pause', until: '2027-12-31' });
    await approve(id);
    reviewing.shop.clock.advance({ days: 10 });
    await flow(DecideTierByHand).withdraw({ memberId, id }, { reason: '已恢复到店' }, manager);
    expect(await row()).toMatchObject({ protected_until: '2027-10-11', paused_until: null });
  });
});

describe('a paid fee', () => {
  const fee = (more: object = {}) => ({
    id: newId(),
    level: 1,
    months: 12,
    amountFen: 99_900,
    receiptNumber: 'F-1',
    paidOn: '2026-03-02',
    ...more,
  });
  const pay = (wish: ReturnType<typeof fee>) => flow(PayFee).pay(memberId, wish, manager);

  it('opens its level at once, counts once, and goes on from its end', async () => {
    const wish = fee();
    expect(await pay(wish)).toEqual({ level: 1, until: '2027-03-01', tierName: '铂金' });
    expect(await pay(wish)).toEqual({ level: 1, until: '2027-03-01', tierName: '铂金' });
    await expect(pay(fee())).rejects.toMatchObject({ code: 'FEE_RECEIPT_USED' });
    expect(await pay(fee({ receiptNumber: 'F-2', months: 1 }))).toMatchObject({ until: '2027-04-01' });
    await expect(pay(fee({ receiptNumber: 'F-3', level: 2 }))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(pay(fee({ receiptNumber: 'F-3', paidOn: '2026-03-03' }))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await reviewing.handleJobs();
    expect((await reviewing.told(memberId)).at(-1)).toBe('您已升级为铂金会员');
    expect((await history())[0]).toMatchObject({ title: '升级为铂金会员', by: '王店长' });
  });

  it('is one receipt however its number is typed', async () => {
    await pay(fee());
    await expect(pay(fee({ receiptNumber: 'ｆ- 1' }))).rejects.toMatchObject({ code: 'FEE_RECEIPT_USED' });
  });

  it('is no way around the second person: a store gives no level away below its price', async () => {
    const cheap = fee({ amountFen: 99_899 });
    await expect(pay(cheap)).rejects.toMatchObject({
      detail: { issues: [{ path: 'amountFen', message: '少于方案里的 ¥999，请由财务或总部登记' }] },
    });
    expect(await row()).toMatchObject({ tier: 'silver' });
    const longer = fee({ months: 13, amountFen: 199_799 });
    await expect(pay(longer)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await flow(PayFee).pay(memberId, cheap, head)).toMatchObject({ tierName: '铂金' });
  });

  it('no longer counts at a review after its last day', async () => {
    await pay(fee());
    reviewing.shop.clock.set('2027-03-02T10:00:00+08:00');
    await reviewing.review();
    expect(await row()).toMatchObject({ tier: 'platinum', protected_until: '2027-09-02' });
  });

  describe('that is paid back', () => {
    const back = (feeId: string, wish: object = {}) =>
      flow(ReverseFee).reverse(memberId, feeId, { id: newId(), reason: '会员要求退费', ...wish }, head);
    const paid = () =>
      reviewing.shop.one<{ level: number; until: string | null }>(
        `SELECT paid_level AS level, paid_until AS until FROM member_tier WHERE member_id = $1`,
        [memberId],
      );
    const later = () => reviewing.shop.clock.advance({ days: 1 });

    it('counts no more, once; the tier stays until a review, which protects and then drops it', async () => {
      const wish = fee();
      await pay(wish);
      later();
      const reversal = { id: newId() };
      expect(await back(wish.id, reversal)).toEqual({ id: reversal.id, paid: null });
      expect(await back(wish.id, reversal)).toEqual({ id: reversal.id, paid: null });
      await expect(back(wish.id)).rejects.toMatchObject({ code: 'FEE_REVERSED' });
      await expect(back(newId())).rejects.toMatchObject({ code: 'FEE_UNKNOWN' });
      expect(await paid()).toEqual({ level: 0, until: null });
      expect(await row()).toMatchObject({ tier: 'platinum', protected_until: null });
      const then = await flow(MemberTier).on(memberId, { day: '2026-03-02', limit: 50 }, head);
      expect(then.held?.tierName).toBe('铂金');
      await reviewing.review();
      expect(await row()).toMatchObject({ tier: 'platinum', protected_until: expect.any(String) as string });
      reviewing.shop.clock.advance({ days: 250 });
      await reviewing.review();
      expect(await row()).not.toMatchObject({ tier: 'platinum' });
    });

    it('leaves what the others pay for, whichever goes back', async () => {
      const [year, month] = [fee(), fee({ receiptNumber: 'F-2', months: 1, amountFen: 9_990 })];
      await pay(year);
      later();
      await flow(PayFee).pay(memberId, month, head);
      expect(await paid()).toEqual({ level: 1, until: '2027-04-01' });
      later();
      expect(await back(year.id)).toMatchObject({ paid: { level: 1, until: '2026-04-01' } });
      later();
      expect(await back(month.id)).toMatchObject({ paid: null });
    });

    it('is one reversal when two are sent at once', async () => {
      const wish = fee();
      await pay(wish);
      const both = await Promise.allSettled([back(wish.id), back(wish.id)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await rows(reviewing.shop.db.reading, `SELECT FROM tier_fact WHERE kind = 'fee_reversed'`)).toHaveLength(
        1,
      );
    });

    it('stands in the list of finance with who, when and why; a store reads its own', async () => {
      const [kept, gone] = [fee(), fee({ receiptNumber: 'F-2' })];
      await pay(kept);
      await flow(PayFee).pay(memberId, gone, head);
      await back(gone.id);
      const list = async (query: object = {}, by = head) =>
        (await flow(FeeList).list({ limit: 50, ...query }, by)).items.map(({ receiptNumber }) => receiptNumber);
      expect(await list()).toEqual(['F-2', 'F-1']);
      expect(await list({}, manager)).toEqual(['F-1']);
      for (const [state, number] of [
        ['reversed', 'F-2'],
        ['paid', 'F-1'],
      ])
        expect(await list({ state })).toEqual([number]);
      expect(await list({ receipt: 'ｆ-1' })).toEqual(['F-1']);
      const { items, next } = await flow(FeeList).list({ limit: 1 }, head);
      expect(items).toMatchObject([
        {
          amountFen: 99_900,
          storeName: null,
          recordedBy: '李总务',
          reversal: { reason: '会员要求退费', by: '李总务' },
        },
      ]);
      expect(await list({ limit: 1, after: next })).toEqual(['F-1']);
    });
  });
});
