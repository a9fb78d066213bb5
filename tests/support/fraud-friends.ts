// Made-up invitations: friends who were really brought, and people who would like to be paid for themselves. The same seed
// gives the same ones. Facts are as the flows would find them; what is honest stands beside and is never judged by.
import type { ReferralFacts } from '@guike/referrals';
import { Chance } from '../faults/random';

export const dishonestFriends = [
  'second_phone',
  'same_wechat',
  'loop',
  'staff_self',
  'farm',
  'slow_farm',
  'returned',
  'risky_crowd',
] as const;
export type FriendKind = 'honest' | 'by_staff' | (typeof dishonestFriends)[number];

export interface MadeReferral {
  readonly kind: FriendKind;
  readonly facts: ReferralFacts;
}

const plain: ReferralFacts = {
  by: 'member',
  samePerson: false,
  sameWechat: false,
  sameDevice: false,
  samePayment: false,
  loop: false,
  wasMember: false,
  staffSelf: false,
  staffName: false,
  staffMember: false,
  referrerGone: false,
  referrerFrozen: false,
  riskRank: null,
  fromAddress: 0,
  fromDevice: 0,
  boundToday: 1,
};
/** Models, systems and screens that phones come in, the commonest first; one in eight has the commonest. */
const PHONE_KINDS = 60;

interface Opening {
  readonly address: string;
  readonly phone: string;
  readonly day: number;
}

interface Referrer {
  readonly home: string;
  readonly phone: string;
  readonly openings: Opening[];
  /** Days on which friends joined, one for each. */
  readonly joined: number[];
}

export function referralsOf(seed: number): readonly MadeReferral[] {
  return new FriendsMaker(new Chance(seed)).make();
}

class FriendsMaker {
  private readonly made: MadeReferral[] = [];
  private names = 0;

  constructor(private readonly chance: Chance) {}

  make(): readonly MadeReferral[] {
    for (let n = 0; n < 900; n += 1) this.honest();
    for (let n = 0; n < 2; n += 1) this.party();
    for (let n = 0; n < 12; n += 1) this.counter();
    for (let n = 0; n < 40; n += 1) this.secondPhone();
    for (let n = 0; n < 30; n += 1) this.fact('same_wechat', { sameWechat: true });
    for (let n = 0; n < 10; n += 1) this.fact('same_wechat', { samePerson: true });
    for (let n = 0; n < 25; n += 1) this.fact('loop', { loop: true });
    for (let n = 0; n < 10; n += 1) this.fact('loop', { loop: true, wasMember: true });
    for (let n = 0; n < 15; n += 1) this.fact('staff_self', { by: 'staff', staffSelf: true });
    for (let n = 0; n < 20; n += 1) this.fact('returned', { wasMember: true });
    for (let n = 0; n < 14; n += 1) this.farm();
    for (let n = 0; n < 8; n += 1) this.slowFarm();
    for (let n = 0; n < 6; n += 1) this.riskyCrowd();
    return this.made;
  }

  private name(what: string): string {
    this.names += 1;
    return `${what}${this.names}`;
  }

  private phone(): string {
    return `kind${Math.floor(PHONE_KINDS * this.chance.next() ** 1.6)}`;
  }

  private referrer(): Referrer {
    return { home: this.name('home'), phone: this.phone(), openings: [], joined: [] };
  }

  /** WeChat answers about half of them, and is wrong about one in a thousand. */
  private risk(): number | null {
    if (this.chance.is(0.5)) return null;
    return this.chance.is(0.001) ? 3 : this.chance.between(0, 2);
  }

  /** A friend opens and joins; the facts are what the flow finds then. `isKnown`: opened before. */
  private joins(
    referrer: Referrer,
    opening: Opening,
    more: Partial<ReferralFacts> = {},
    isKnown = false,
  ): ReferralFacts {
    if (!isKnown) referrer.openings.push(opening);
    referrer.joined.push(opening.day);
    const around = referrer.openings.filter(({ day }) => Math.abs(day - opening.day) <= 1);
    const there = around.filter(({ address }) => address === opening.address);
    return {
      ...plain,
      riskRank: this.risk(),
      sameDevice: opening.address === referrer.home && opening.phone === referrer.phone,
      fromAddress: there.length,
      fromDevice: there.filter(({ phone }) => phone === opening.phone).length,
      boundToday: referrer.joined.filter((day) => day === opening.day).length,
      ...more,
    };
  }

  private add(kind: FriendKind, facts: ReferralFacts): void {
    this.made.push({ kind, facts });
  }

  private fact(kind: FriendKind, facts: Partial<ReferralFacts>): void {
    const referrer = this.referrer();
    this.add(kind, this.joins(referrer, { address: this.name('home'), phone: this.phone(), day: 0 }, facts));
  }

  /** One to four friends over two months: from their homes, on the road, in the shop, some of the own household. */
  private honest(): void {
    const referrer = this.referrer();
    const shop = 'shop';
    for (let n = this.chance.between(1, 4); n > 0; n -= 1) {
      const where = this.chance.next();
      const address =
        where < 0.1
          ? referrer.home
          : where < 0.25
            ? shop
            : where < 0.55
              ? `carrier${this.chance.between(1, 40)}`
              : this.name('home');
      this.add('honest', this.joins(referrer, { address, phone: this.phone(), day: this.chance.between(0, 60) }));
    }
  }

  /** Six friends to a salon, all on the shop's wireless: honest, and looked at before it counts. */
  private party(): void {
    const host = this.referrer();
    for (let n = 0; n < 6; n += 1)
      this.add('honest', this.joins(host, { address: 'shop', phone: this.phone(), day: 0 }));
  }

  /** A guide's day at the counter: dozens, all behind the shop's own address. */
  private counter(): void {
    const guide = this.referrer();
    for (let n = this.chance.between(5, 40); n > 0; n -= 1)
      this.add('by_staff', this.joins(guide, { address: 'shop', phone: this.phone(), day: 0 }, { by: 'staff' }));
  }

  /** Oneself with another number: on the same phone's double, on an old one of the family, paying by the same card. */
  private secondPhone(): void {
    const referrer = this.referrer();
    const sameKind = this.chance.is(0.6);
    const phone = sameKind ? referrer.phone : this.phone();
    const samePayment = this.chance.is(0.5);
    this.add('second_phone', this.joins(referrer, { address: referrer.home, phone, day: 0 }, { samePayment }));
  }

  /** Dozens of accounts in a day or two, from a room or a few: all opened first and joined then, or one after the other. */
  private farm(): void {
    const referrer = this.referrer();
    const rooms = Array.from({ length: this.chance.between(1, 3) }, () => this.name('room'));
    const phones = Array.from({ length: this.chance.between(1, 5) }, () => this.phone());
    const openings = Array.from({ length: this.chance.between(15, 60) }, () => {
      return { address: this.chance.pick(rooms), phone: this.chance.pick(phones), day: this.chance.between(0, 1) };
    });
    // Joining takes a purchase in most shops: a farm has opened long before it has joined.
    const opensFirst = this.chance.is(0.75);
    if (opensFirst) referrer.openings.push(...openings);
    for (const opening of openings)
      this.add('farm', this.joins(referrer, opening, { riskRank: this.farmRisk() }, opensFirst));
  }

  /** Patient: two a day for a week, from home, with the own phone. */
  private slowFarm(): void {
    const referrer = this.referrer();
    for (let n = 0; n < 14; n += 1) {
      const opening = { address: referrer.home, phone: referrer.phone, day: Math.floor(n / 2) };
      this.add('slow_farm', this.joins(referrer, opening, { riskRank: this.farmRisk() }));
    }
  }

  /** Bought accounts, each from elsewhere: many a day, and mostly known to WeChat. */
  private riskyCrowd(): void {
    const referrer = this.referrer();
    for (let n = 0; n < 30; n += 1) {
      const opening = { address: this.name('far'), phone: this.phone(), day: 0 };
      this.add('risky_crowd', this.joins(referrer, opening, { riskRank: this.chance.is(0.8) ? 4 : null }));
    }
  }

  private farmRisk(): number | null {
    return this.chance.is(0.5) ? this.chance.between(3, 4) : null;
  }
}
