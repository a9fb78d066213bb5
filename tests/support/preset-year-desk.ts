// The people of a shop who let the facts of a year happen: till, office, mini-program.
import { ApplyForMembership, Binding, DecideApplication, DecideTierByHand, InviteToJoin, PayFee } from '@guike/flows';
import { WechatIdentities } from '@guike/members';
import { Keys, newId, rows } from '@guike/platform';
import { type Programme, ProgrammeService, paperVersions } from '@guike/programme';
import { TierDeeds } from '@guike/tiers';
import { refusalOf } from '../../apps/api/edge/refusal';
import type { Fact, FactOf } from './preset-year-facts';
import { rewardFlows } from './rewards';
import type { Shop } from './shop';
import { type Colleague, hire } from './tier-office';

const FIRST_PHONE = 13_900_000_000;

export class YearDesk {
  private readonly members = new Map<string, string>();
  private readonly phones = new Map<string, string>();
  private readonly sales = new Map<string, FactOf<'sale'>>();
  private receipts = 0;

  private constructor(
    private readonly shop: Shop,
    private readonly manager: Colleague,
    private readonly head: Colleague,
    private readonly rewards: ReadonlyMap<number, string>,
  ) {}

  /** With the rewards that the programme suggests on offer, in its months. */
  static async of(shop: Shop, { points }: Programme): Promise<YearDesk> {
    const flows = rewardFlows(shop.module.context);
    const windows = points.rewards.months.map((month) => ({ fromMonth: month, fromDay: 1, toMonth: month, toDay: 31 }));
    const rewards = new Map<number, string>();
    for (const reward of points.rewards.suggested)
      rewards.set(
        reward.points,
        await flows.offer({ name: reward.name, points: reward.points, valueFen: reward.goodsFen, windows }),
      );
    const manager = await hire(shop, 'manager', shop.storeId, '王店长');
    return new YearDesk(shop, manager, await hire(shop, 'head_office', null, '李总务'), rewards);
  }

  names(): string[] {
    return [...this.members.keys()];
  }

  /** Names by id. */
  ids(): ReadonlyMap<string, string> {
    return new Map([...this.members].map(([who, id]) => [id, who]));
  }

  async happen(fact: Fact): Promise<void> {
    this.shop.clock.advance({ minutes: 1 });
    switch (fact.kind) {
      case 'sale':
        return this.sell(fact);
      case 'refund':
        return this.takeBack(fact);
      case 'apply':
        return this.apply(fact);
      case 'invite':
        return this.invite(fact);
      case 'fee':
        return this.payFee(fact);
      case 'friend':
        return this.friend(fact);
      case 'birthday':
        return this.birthday(fact);
      case 'redeem':
        return this.redeem(fact);
      case 'floor':
        return this.floor(fact);
    }
  }

  private get<T>(flow: new (...args: never[]) => T): T {
    return this.shop.module.context.get<T>(flow, { strict: false });
  }

  private phone(who: string): string {
    const phone = this.phones.get(who) ?? String(FIRST_PHONE + this.phones.size);
    this.phones.set(who, phone);
    return phone;
  }

  private id(who: string): string {
    const id = this.members.get(who);
    if (id === undefined) throw new Error(`nobody knows ${who} yet`);
    return id;
  }

  private async sell(sale: FactOf<'sale'>): Promise<void> {
    const { who, number, day, paidOn, price, quantity, topUp, agrees } = sale;
    this.sales.set(number, sale);
    const late = (Date.parse(day) - Date.parse(paidOn)) / 86_400_000;
    const paidAt = new Date(this.shop.clock.now().getTime() - late * 86_400_000);
    const { memberId } = await this.shop.sell({
      ...{ number, day: paidOn, paidAt, phone: this.phone(who), agrees, topUpFen: topUp * 100 },
      goods: [{ yuan: price, quantity }],
    });
    if (memberId !== null) this.members.set(who, memberId);
  }

  private async takeBack({ of, what }: FactOf<'refund'>): Promise<void> {
    const sale = this.sales.get(of);
    const wish =
      what === 'whole'
        ? { mode: 'whole' as const }
        : 'yuan' in what
          ? { mode: 'amount' as const, amountFen: what.yuan * 100 }
          : { mode: 'lines' as const, lines: [{ lineNumber: 1, quantity: what.pieces }] };
    await this.shop.takeBack(`back-${(this.receipts += 1)}`, of, wish, sale?.paidOn);
  }

  private async apply({ who, receipt }: FactOf<'apply'>): Promise<void> {
    const sale = this.sales.get(receipt);
    if (!sale) throw new Error(`no sale ${receipt}`);
    const wish = { id: newId(), phone: this.phone(who), name: '王丽华', store: null, note: '' };
    const number = { businessDay: sale.paidOn, number: receipt };
    const filed = { ...wish, receipt: number, consentVersion: paperVersions.agreement };
    const { id, memberId } = await this.get(ApplyForMembership).apply(filed, this.manager);
    await this.get(DecideApplication).decide({ id, memberId }, { approve: true }, this.head);
  }

  /** Invited, and joined in the mini-program with nothing bought. */
  private async invite({ who }: FactOf<'invite'>): Promise<void> {
    const wish = { id: newId(), phone: this.phone(who), name: '', store: null, reason: '老会员的朋友' };
    const { memberId } = await this.get(InviteToJoin).invite(wish, this.manager);
    this.members.set(who, memberId);
    await this.shop.db.inTransaction(async (tx) => {
      const { id } = await this.get(WechatIdentities).meet(tx, { appId: 'wx', openid: newId(), unionid: null });
      await this.get(Binding).bind(tx, id, { phone: this.phone(who), consents: paperVersions, name: '王丽华' });
    });
  }

  private async payFee({ who, day, level, months }: FactOf<'fee'>): Promise<void> {
    const receiptNumber = `F-${(this.receipts += 1)}`;
    const wish = { id: newId(), level, months, amountFen: 10_000_000, receiptNumber, paidOn: day };
    await this.get(PayFee).pay(this.id(who), { ...wish, consentVersion: paperVersions.agreement }, this.manager);
  }

  private async friend({ who, became }: FactOf<'friend'>): Promise<void> {
    const friend = newId();
    await this.shop.db.inTransaction(async (tx) => {
      const programme = await this.get(ProgrammeService).present(tx);
      const deed = { memberId: this.id(who), id: friend, storeId: null, causeId: friend };
      const kind = became === 'vip' ? ('referral_vip' as const) : ('referral_joined' as const);
      await this.get(TierDeeds).recordDeed(tx, { ...deed, kind }, { programme, today: programme.day });
    });
  }

  private async birthday({ who, month }: FactOf<'birthday'>): Promise<void> {
    const id = this.id(who);
    const sealed = this.get(Keys).seal(`solar:1990-${String(month).padStart(2, '0')}-15`, id);
    await rows(this.shop.db.reading, `UPDATE member SET birthday_enc = $2 WHERE id = $1`, [id, sealed]);
  }

  private async redeem({ who, day, points, fetched, refused }: FactOf<'redeem'>): Promise<void> {
    const flows = rewardFlows(this.shop.module.context);
    const redeeming = flows.redeem(this.id(who), this.rewards.get(points) as string);
    if (refused !== undefined) {
      const code = await redeeming.then(
        () => 'nothing',
        (error: unknown) => refusalOf(error).code,
      );
      expect({ who, day, refused: code }).toEqual({ who, day, refused });
      return;
    }
    const { code } = await redeeming;
    if (fetched) await flows.verify(code);
  }

  private async floor({ who, tier, until }: FactOf<'floor'>): Promise<void> {
    const memberId = this.id(who);
    const wish = { id: newId(), kind: 'floor' as const, tier, until, reason: '老客户转店' };
    const { id } = await this.get(DecideTierByHand).ask(memberId, wish, this.manager);
    await this.get(DecideTierByHand).decide({ memberId, id }, { approve: true }, this.head);
  }
}
