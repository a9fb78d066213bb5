// A made-up town of people who like looks: honest ones with their habits, and those who want points that nobody gave them.
// The same seed gives the same town. What is honest and what is not stands on each like; the rules never see it.
import { Chance } from '../faults/random';

export const dishonestKinds = ['ring', 'circle', 'young_farm', 'aged_farm', 'own', 'staff'] as const;
/** `honest` counts. `newcomer`: a friend met by the card they like; the programme's own limit leaves them out. `cover`: a ring's alibi. */
export type LikeKind = 'honest' | 'newcomer' | 'cover' | (typeof dishonestKinds)[number];

export interface Liker {
  readonly id: string;
  /** The member whose card this WeChat belongs to; null: a guest. */
  readonly card: string | null;
  readonly isStaff: boolean;
  readonly since: number;
  readonly network: string | null;
  readonly risk: number | null;
}

export interface ShownLook {
  readonly id: string;
  readonly owner: Liker;
  readonly at: number;
}

export interface GivenLike {
  readonly by: Liker;
  readonly look: ShownLook;
  readonly at: number;
  readonly kind: LikeKind;
}

export interface Town {
  readonly looks: readonly ShownLook[];
  readonly likes: readonly GivenLike[];
}

export const TOWN_WINDOW_MS = 7 * 86_400_000;
const DAY = 86_400_000;
const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 1);
const HONEST_MEMBERS = 1_200;
/** Phones on the road share a carrier's few addresses. */
const CARRIERS = 40;

export function townOf(seed: number): Town {
  return new TownMaker(new Chance(seed)).make();
}

class TownMaker {
  private readonly looks: ShownLook[] = [];
  private readonly likes = new Map<string, GivenLike>();
  private made = 0;

  constructor(private readonly chance: Chance) {}

  make(): Town {
    const members = Array.from({ length: HONEST_MEMBERS }, () => this.member());
    for (const owner of members) if (this.chance.is(0.5)) this.publish(owner, this.chance.between(1, 4));
    const feed = [...this.looks];
    for (const [place, member] of members.entries()) this.lives(member, place, feed);
    for (const look of feed) this.cardIsShown(look);
    for (let n = 0; n < 24; n += 1) this.ring(feed);
    for (let n = 0; n < 35; n += 1) this.youngFarm();
    for (let n = 0; n < 14; n += 1) this.agedFarm();
    for (let n = 0; n < 60; n += 1) this.ownHand();
    for (let n = 0; n < 20; n += 1) this.staff(feed);
    return { looks: this.looks, likes: [...this.likes.values()] };
  }

  private name(what: string): string {
    this.made += 1;
    return `${what}${this.made}`;
  }

  private member(days = this.chance.between(30, 900)): Liker {
    const id = this.name('m');
    return { id, card: id, isStaff: false, since: START - days * DAY, network: this.network(id), risk: this.risk() };
  }

  private guest(since: number, network: string | null, risk = this.risk()): Liker {
    return { id: this.name('g'), card: null, isStaff: false, since, network, risk };
  }

  private network(home: string): string {
    return this.chance.is(0.35) ? `carrier${this.chance.between(1, CARRIERS)}` : `home-${home}`;
  }

  /** WeChat answers now and then, and is wrong about one in a thousand. */
  private risk(): number | null {
    if (this.chance.is(0.5)) return null;
    return this.chance.is(0.001) ? 3 : this.chance.between(0, 2);
  }

  private publish(owner: Liker, count: number): ShownLook[] {
    const shown = Array.from({ length: count }, () => {
      return { id: this.name('look'), owner, at: START + this.chance.between(0, 50 * 24 * 60) * MINUTE };
    });
    this.looks.push(...shown);
    return shown;
  }

  /** Once a person and look; most within the first two days. */
  private like(by: Liker, look: ShownLook, kind: LikeKind, at?: number): void {
    const key = `${by.id} ${look.id}`;
    const usual = look.at + Math.floor(this.chance.next() ** 2 * (TOWN_WINDOW_MS - MINUTE));
    if (!this.likes.has(key)) this.likes.set(key, { by, look, at: at ?? usual, kind });
  }

  /** A member's two months: a few close friends among the neighbours, the feed, and for some hardly anything at all. */
  private lives(member: Liker, place: number, feed: readonly ShownLook[]): void {
    const near = feed.filter(({ owner }) => Math.abs(Number(owner.id.slice(1)) - place) < 12 && owner !== member);
    const close = this.chance
      .shuffled([...new Set(near.map(({ owner }) => owner))])
      .slice(0, this.chance.between(1, 5));
    const theirs = near.filter(({ owner }) => close.includes(owner));
    const count = Math.floor(28 * this.chance.next() ** 2);
    for (let n = 0; n < count; n += 1) {
      const look = theirs.length > 0 && this.chance.is(0.4) ? this.chance.pick(theirs) : this.chance.pick(feed);
      if (look.owner !== member) this.like(member, look, 'honest');
    }
  }

  /** Guests come by the card: some for the first time, some from one office within minutes. */
  private cardIsShown(look: ShownLook): void {
    const count = this.chance.between(0, 12);
    const office = this.chance.is(0.15) ? this.name('office') : null;
    const noon = look.at + this.chance.between(30, 2_000) * MINUTE;
    for (let n = 0; n < count; n += 1) {
      const atWork = office !== null && n < 5;
      const at = atWork ? noon + n * MINUTE : look.at + this.chance.between(1, 6 * 24 * 60) * MINUTE;
      const isNew = this.chance.is(0.3);
      const since = isNew ? at : START - this.chance.between(8, 300) * DAY;
      const guest = this.guest(since, atWork ? office : this.network(this.name('home')));
      this.like(guest, look, isNew ? 'newcomer' : 'honest', at);
    }
  }

  /** Two to six who like each other's looks: everybody everybody's, most of them, or each the next one's. */
  private ring(feed: readonly ShownLook[]): void {
    const people = Array.from({ length: this.chance.between(2, 6) }, () => this.member(this.chance.between(20, 300)));
    const shown = new Map(people.map((person) => [person, this.publish(person, this.chance.between(6, 12))]));
    const isCircle = people.length > 2 && this.chance.is(0.15);
    const share = this.chance.is(0.7) ? 0.95 : 0.75;
    for (const [place, person] of people.entries()) {
      const liked = isCircle
        ? [people[(place + 1) % people.length] ?? person]
        : people.filter((other) => other !== person);
      const looks = liked.flatMap((other) => shown.get(other) ?? []).filter(() => isCircle || this.chance.is(share));
      for (const look of looks) this.like(person, look, isCircle ? 'circle' : 'ring');
      const alibis = Math.floor(looks.length * this.chance.next() * 0.7);
      for (let n = 0; n < alibis; n += 1) this.like(person, this.chance.pick(feed), 'cover');
    }
  }

  /** Accounts made for it, days ago or minutes ago. */
  private youngFarm(): void {
    const [look] = this.publish(this.member(), 1);
    if (look === undefined) return;
    const networks = Array.from({ length: this.chance.between(1, 4) }, () => this.name('farm'));
    for (let n = this.chance.between(10, 50); n > 0; n -= 1) {
      const at = look.at + this.chance.between(5, 3_000) * MINUTE;
      const made = at - this.chance.between(0, 5 * 24 * 60) * MINUTE;
      this.like(this.guest(made, this.chance.pick(networks)), look, 'young_farm', at);
    }
  }

  /** Accounts kept for it: a script in one go, or by hand over days, which WeChat mostly knows. */
  private agedFarm(): void {
    const [look] = this.publish(this.member(), 1);
    if (look === undefined) return;
    const inOneGo = this.chance.is(0.6);
    const networks = Array.from({ length: inOneGo ? 1 : this.chance.between(2, 4) }, () => this.name('farm'));
    const from = look.at + this.chance.between(10, 600) * MINUTE;
    for (let n = this.chance.between(12, 40); n > 0; n -= 1) {
      const at = inOneGo
        ? from + this.chance.between(0, 9 * 60) * 1_000
        : look.at + this.chance.between(5, 8_000) * MINUTE;
      const since = START - this.chance.between(8, 60) * DAY;
      const risk = this.chance.is(inOneGo ? 0.4 : 0.85) ? this.chance.between(3, 4) : null;
      this.like(this.guest(since, this.chance.pick(networks), risk), look, 'aged_farm', at);
    }
  }

  /** One's own look: by one's own account, by a second WeChat on one's card, by one made for it on a second phone. */
  private ownHand(): void {
    const owner = this.member();
    for (const look of this.publish(owner, this.chance.between(1, 3))) {
      this.like(owner, look, 'own');
      if (this.chance.is(0.5)) this.like({ ...owner, id: this.name('g') }, look, 'own');
      if (this.chance.is(0.5)) this.like(this.guest(look.at - DAY, owner.network), look, 'own');
    }
  }

  private staff(feed: readonly ShownLook[]): void {
    const person: Liker = { ...this.member(), isStaff: true };
    for (let n = 0; n < 12; n += 1) this.like(person, this.chance.pick(feed), 'staff');
  }
}
