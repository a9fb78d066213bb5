// Who becomes a member by the office's hand, and whose card is stopped: applications by two, invitations, freezes; once
// each, whoever asks at the same time.
import { MemberHome, SweepPoints } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { type Programme, presets } from '@guike/programme';
import { MembershipOffice } from '../support/membership-office';
import { PointsOffice } from '../support/points-office';
import { type Shop, openShop } from '../support/shop';

let phones = 13_900_000_000;
const nextPhone = () => String((phones += 1));
let receipts = 0;
const nextReceipt = () => `M${(receipts += 1)}`;

interface Ground {
  readonly shop: Shop;
  readonly points: PointsOffice;
  readonly office: MembershipOffice;
}

/** A shop under a programme, opened before the tests of a block, found in order after each. */
function ground(programme: Programme): Ground {
  const held = {} as { -readonly [K in keyof Ground]: Ground[K] };
  beforeAll(async () => {
    held.shop = await openShop({ programme });
    held.points = await PointsOffice.of(held.shop);
    held.office = new MembershipOffice(held.points);
  });
  afterEach(async () => {
    expect(await held.points.wrong()).toEqual([]);
  });
  afterAll(() => held.shop?.close());
  return held;
}

const codeOf = (code: string) => expect.objectContaining({ code }) as Error;

describe('an application', () => {
  const on = ground(presets.counter);

  const buy = (phone: string | undefined, yuan: number, number = nextReceipt()) =>
    on.shop.sell({ number, ...(phone && { phone }), goods: [{ yuan }], agrees: false });

  it('is opened by a sale that meets the rule, which alone makes no member', async () => {
    const [phone, number] = [nextPhone(), nextReceipt()];
    const sold = await on.shop.sell({ number, phone, goods: [{ yuan: 6_000 }] });
    expect(sold).toMatchObject({ joined: false, mayJoin: false, memberState: 'known' });
  });

  it('is taken as approved long ago by a replay of old sales', async () => {
    const consent = { version: '1', source: 'import' as const };
    const sold = await on.shop.sell({ number: nextReceipt(), phone: nextPhone(), goods: [{ yuan: 6_000 }], consent });
    expect(sold).toMatchObject({ joined: true, pointsEarned: 600 });
  });

  it('approved makes a member by the sale of the receipt, which earns, with what they bought before', async () => {
    const [phone, number] = [nextPhone(), nextReceipt()];
    await buy(phone, 3_000);
    on.shop.clock.advance({ days: 1 });
    await buy(phone, 8_000, number);
    const filed = await on.office.apply(phone, number);
    expect(await on.office.state(filed.memberId)).toMatchObject({ state: 'applied', account: 'known', tier: null });
    const [row] = (await on.office.applications()).items;
    expect(row).toMatchObject({
      id: filed.id,
      nameMasked: '王**',
      filedBy: 'manager',
      receipt: { number },
      sale: { netFen: 800_000, isTheirs: true, meetsRule: true },
    });
    expect(await on.office.decide(filed)).toEqual({ id: filed.id, state: 'approved' });
    // 8,000 at once opened it, and alone earns; gold would be 10,000 at once, or 20,000 in the year.
    expect(await on.office.state(filed.memberId)).toMatchObject({ state: 'active', account: 'active', tier: 'silver' });
    expect((await on.office.state(filed.memberId)).balance).toBe(800);
    expect((await on.office.applications('false')).items[0]).toMatchObject({ id: filed.id, decidedBy: 'office' });
    const { version } = await on.shop.one<{ version: string }>(
      `SELECT version FROM member_consent WHERE member_id = $1 AND purpose = 'membership' AND source = 'application'`,
      [filed.memberId],
    );
    expect(version).not.toBe('');
  });

  it('with a sale that is nobody’s takes it as evidence alone', async () => {
    const [phone, number] = [nextPhone(), nextReceipt()];
    await buy(undefined, 12_000, number);
    const filed = await on.office.apply(phone, number);
    expect((await on.office.applications()).items[0]).toMatchObject({ sale: { isTheirs: false, meetsRule: true } });
    await on.office.decide(filed);
    expect(await on.office.state(filed.memberId)).toMatchObject({ state: 'active', tier: 'silver', balance: 0 });
    expect((await buy(phone, 100)).pointsEarned).toBe(10);
  });

  it('counts the year before for the tier, where the receipt is evidence alone', async () => {
    const [phone, number] = [nextPhone(), nextReceipt()];
    for (const yuan of [9_000, 9_000, 4_000]) await buy(phone, yuan);
    await buy(undefined, 5_000, number);
    const filed = await on.office.apply(phone, number);
    await on.office.decide(filed);
    expect(await on.office.state(filed.memberId)).toMatchObject({ state: 'active', tier: 'gold', balance: 2_200 });
  });

  it('refused, with a reason, leaves a known customer, who may apply again', async () => {
    const [phone, number] = [nextPhone(), nextReceipt()];
    await buy(phone, 6_000, number);
    const filed = await on.office.apply(phone, number);
    expect(await on.office.decide(filed, '小票已退货')).toEqual({ id: filed.id, state: 'refused' });
    expect(await on.office.state(filed.memberId)).toMatchObject({ state: 'known', account: 'known' });
    expect(await on.points.inbox(filed.memberId, 'membership')).toEqual(['入会申请未通过']);
    const again = await on.office.apply(phone, number);
    await on.office.decide(again);
    expect(await on.office.state(filed.memberId)).toMatchObject({ state: 'active' });
    expect((await on.office.history(filed.memberId)).events.map(({ title }) => title).sort()).toEqual(
      ['申请入会', '入会申请未通过', '申请入会', '入会申请通过'].sort(),
    );
  });

  it('is one, filed or decided twice at once, and is not approved by who filed it', async () => {
    const [phone, number, id] = [nextPhone(), nextReceipt(), newId()];
    await buy(phone, 6_000, number);
    const [one, other] = await Promise.all([
      on.office.apply(phone, number, { id }),
      on.office.apply(phone, number, { id }),
    ]);
    expect(one).toEqual(other);
    await expect(on.office.apply(phone, null)).rejects.toEqual(codeOf('INPUT_INVALID'));
    await expect(on.office.apply(phone, number)).rejects.toEqual(codeOf('APPLICATION_OPEN'));
    await expect(on.office.decide(one, null, on.points.manager)).rejects.toEqual(codeOf('FORBIDDEN'));
    const both = await Promise.allSettled([on.office.decide(one), on.office.decide(one, '算了')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ALREADY_DECIDED' } });
    const cards = await rows(on.shop.db.reading, 'SELECT FROM member_card WHERE member_id = $1', [one.memberId]);
    expect(cards.length).toBeLessThan(2);
  });

  it('takes no receipt of another customer, none twice, none void, none that there is not', async () => {
    const [phone, number, none] = [nextPhone(), nextReceipt(), nextReceipt()];
    await buy(phone, 6_000, number);
    const other = nextPhone();
    await expect(on.office.apply(other, number)).rejects.toEqual(codeOf('APPLICATION_RECEIPT'));
    await expect(on.office.apply(other, none)).rejects.toEqual(codeOf('RECEIPT_UNKNOWN'));
    const [loose, gone] = [nextReceipt(), nextReceipt()];
    await buy(undefined, 6_000, loose);
    await on.office.apply(other, loose);
    await expect(on.office.apply(nextPhone(), loose)).rejects.toEqual(codeOf('APPLICATION_RECEIPT'));
    await buy(phone, 7_000, gone);
    await on.shop.takeBack(gone, gone, { mode: 'void' });
    await expect(on.office.apply(phone, gone)).rejects.toEqual(codeOf('PURCHASE_VOID'));
    await expect(on.office.apply(phone, number, { by: on.points.guide })).rejects.toEqual(codeOf('FORBIDDEN'));
    await expect(on.office.apply(phone, number, { consent: '0' })).rejects.toEqual(codeOf('CONSENT_OUTDATED'));
  });

  it('cannot be approved once its sale is void, only refused', async () => {
    const [phone, number] = [nextPhone(), nextReceipt()];
    await buy(phone, 6_000, number);
    const filed = await on.office.apply(phone, number);
    await on.shop.takeBack(number, number, { mode: 'void' });
    await expect(on.office.decide(filed)).rejects.toEqual(codeOf('PURCHASE_VOID'));
    await on.office.decide(filed, '消费已作废');
  });

  it('is not for members', async () => {
    const [phone, number] = [nextPhone(), nextReceipt()];
    await buy(phone, 6_000, number);
    await on.office.decide(await on.office.apply(phone, number));
    const another = nextReceipt();
    await buy(phone, 6_000, another);
    await expect(on.office.apply(phone, another)).rejects.toEqual(codeOf('ALREADY_A_MEMBER'));
    await expect(on.office.invite(phone)).rejects.toEqual(codeOf('INVITATIONS_OFF'));
  });
});

describe('an invitation', () => {
  const on = ground({ ...presets.boutique, joining: { ...presets.boutique.joining, invitation: true } });

  it('is taken up at the till, with a sale that would not have opened the card', async () => {
    const phone = nextPhone();
    const invited = await on.office.invite(phone);
    expect(invited.expiresOn > on.shop.today()).toBe(true);
    expect(await on.shop.sell({ number: nextReceipt(), phone, goods: [{ yuan: 50 }], agrees: false })).toMatchObject({
      joined: false,
      mayJoin: true,
    });
    expect(await on.shop.sell({ number: nextReceipt(), phone, goods: [{ yuan: 50 }] })).toMatchObject({ joined: true });
    const { items } = await on.office.lists().invitations({ limit: 50 }, on.points.office);
    expect(items[0]).toMatchObject({ id: invited.id, state: 'accepted', invitedBy: 'manager' });
  });

  it('is taken up in the mini-program, with nothing bought', async () => {
    const phone = nextPhone();
    const invited = await on.office.invite(phone);
    await on.office.bind(phone);
    expect(await on.office.state(invited.memberId)).toMatchObject({
      state: 'active',
      account: 'active',
      tier: 'regular',
    });
    expect(await on.points.inbox(invited.memberId, 'membership')).toEqual(['门店邀请您入会']);
  });

  it('is one at a time, and nobody joins by one that is over or was taken back', async () => {
    const [phone, id] = [nextPhone(), newId()];
    const invited = await on.office.invite(phone, { id });
    expect(await on.office.invite(phone, { id })).toEqual(invited);
    await expect(on.office.invite(phone)).rejects.toEqual(codeOf('INVITATION_OPEN'));
    await on.office.withdraw(invited);
    expect(await on.office.withdraw(invited)).toMatchObject({ state: 'withdrawn' });
    const sale = () => on.shop.sell({ number: nextReceipt(), phone, goods: [{ yuan: 50 }] });
    expect(await sale()).toMatchObject({ joined: false });
    await on.office.invite(phone);
    on.shop.clock.advance({ days: 91 });
    expect(await sale()).toMatchObject({ joined: false });
    await on.office.bind(phone);
    expect(await on.office.state(invited.memberId)).toMatchObject({ state: 'known' });
    await on.office.invite(phone);
    expect(await sale()).toMatchObject({ joined: true });
  });
});

describe('a frozen card', () => {
  const on = ground(presets.boutique);
  const goods = [{ yuan: 1_000, quantity: 2 }];

  async function member(): Promise<{ memberId: string; phone: string; number: string }> {
    const [phone, number] = [nextPhone(), nextReceipt()];
    const { memberId } = await on.shop.sell({ number, phone, goods });
    return { memberId: memberId as string, phone, number };
  }

  it('earns nothing, and earns again once it is lifted; what was bought between stays without', async () => {
    const { memberId, phone } = await member();
    const { id } = await on.office.freeze(memberId);
    expect(await on.office.state(memberId)).toMatchObject({ state: 'frozen', account: 'frozen', balance: 200 });
    expect(await on.shop.module.context.get(MemberHome).home(memberId)).toMatchObject({
      state: 'frozen',
      frozen: { reason: '手机或会员卡遗失', store: '一店' },
    });
    expect(await on.shop.sell({ number: nextReceipt(), phone, goods })).toMatchObject({
      pointsEarned: 0,
      memberState: 'frozen',
      notice: '会员卡已冻结，本次消费不积分',
    });
    expect(await on.office.unfreeze(memberId, id)).toMatchObject({ state: 'active' });
    expect(await on.shop.sell({ number: nextReceipt(), phone, goods })).toMatchObject({ pointsEarned: 200 });
    expect((await on.office.state(memberId)).balance).toBe(400);
    expect(await on.points.inbox(memberId, 'membership')).toEqual(['会员卡已冻结', '会员卡已恢复使用']);
    expect((await on.office.history(memberId)).events).toMatchObject([
      { title: '解冻会员卡', note: '已核对本人', by: 'manager' },
      { title: '冻结会员卡：手机或会员卡遗失', note: '来电说手机丢了', by: 'manager' },
    ]);
  });

  it('still loses what a refund takes, and its points when their day is over', async () => {
    const { memberId, number } = await member();
    await on.office.freeze(memberId);
    await on.shop.takeBack(nextReceipt(), number, { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
    expect((await on.office.state(memberId)).balance).toBe(100);
    on.shop.clock.advance({ days: 800 });
    await on.shop.module.context.get(SweepPoints).sweep();
    expect((await on.office.state(memberId)).balance).toBe(0);
  });

  it('is frozen once by two at once, and lifted by the store that froze it or head office', async () => {
    const { memberId } = await member();
    const both = await Promise.allSettled([on.office.freeze(memberId), on.office.freeze(memberId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ALREADY_DECIDED' } });
    const { items } = await on.office.lists().frozen({ limit: 50 }, on.points.manager);
    const mine = items.find((row) => row.memberId === memberId);
    expect(mine).toMatchObject({ storeName: '一店', mayLift: true, mayOpen: true });
    const { id } = mine as { id: string };
    await on.office.unfreeze(memberId, id, on.points.office);
    await expect(on.office.unfreeze(memberId, id)).rejects.toEqual(codeOf('ALREADY_DECIDED'));
    const strict = await on.office.freeze(memberId, { by: on.points.office });
    await expect(on.office.unfreeze(memberId, strict.id)).rejects.toEqual(codeOf('FORBIDDEN'));
  });

  it('is nobody’s who is no member', async () => {
    const [phone, number] = [nextPhone(), nextReceipt()];
    const { memberId } = await on.shop.sell({ number, phone, goods, agrees: false });
    await expect(on.office.freeze(memberId as string)).rejects.toEqual(codeOf('NOT_A_MEMBER'));
    await expect(on.office.freeze(newId())).rejects.toEqual(codeOf('MEMBER_UNKNOWN'));
  });
});
