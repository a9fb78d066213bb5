// What a member is entitled to on a day: what everyone has, what the tier gives, what was picked. Pure.
// Source: product.md, Benefits; Tiers (own store or all, while the fee is paid).
import { type BusinessDay, type MemberState, type StoreId, addMonths } from '@guike/kernel';
import type { Programme, Tier } from '@guike/programme';
import type { Quota, UseSource } from './uses';

export type Benefit = Programme['benefits'][number];

/** Where the member stands, as far as benefits ask. */
export interface Holder {
  readonly state: MemberState;
  readonly tier: string | null;
  /** The business day on which the tier was come to. */
  readonly tierSince: BusinessDay | null;
  /** The store that the card is of; null: nobody's in particular. */
  readonly storeId: StoreId | null;
  /** Whether a fee is paid for today. */
  readonly isPaid: boolean;
}

/** A pick that has not ended. */
export interface OpenPick {
  readonly code: string;
  readonly fromDay: BusinessDay;
  readonly id: string;
}

/** A benefit given to this member alone, once, until a day. */
export interface Granted {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly delivery: Benefit['delivery'];
  readonly until: BusinessDay;
}

export interface Entitlement {
  readonly benefit: Benefit;
  readonly source: Extract<UseSource, 'everyone' | 'tier' | 'pick' | 'grant'>;
  /** Of a grant: its id. */
  readonly sourceId: string | null;
  /** Null: as often as one likes. */
  readonly quota: Quota | null;
  /** The only store that it is good in; null: all of them. */
  readonly onlyAt: StoreId | null;
  /** The last day of it; null: as long as the tier is held. */
  readonly until: BusinessDay | null;
}

/** Why a member has nothing of what the tier brings. */
export type Resting = 'frozen' | 'unpaid';

export interface Entitlements {
  readonly all: readonly Entitlement[];
  readonly resting: Resting | null;
  /** How many may be picked; null: all, so that there is nothing to pick. */
  readonly allowed: number | null;
  /** What may be picked from, in the programme's order. */
  readonly pickable: readonly Benefit[];
  /** The codes picked and in force. */
  readonly picked: readonly string[];
  /** Picked and beyond what the tier allows: they rest until the member chooses, or the tier rises again. */
  readonly surplus: readonly string[];
}

/** The part of a programme that benefits come from. */
type Offering = Pick<Programme, 'tiers' | 'benefits'>;

const nothing: Entitlements = { all: [], resting: null, allowed: 0, pickable: [], picked: [], surplus: [] };

/** `picks`: those that have not ended. `granted`: given to this member alone and still open. */
export function entitlementsOf(
  programme: Offering,
  holder: Holder,
  picks: readonly OpenPick[],
  granted: readonly Granted[],
  today: BusinessDay,
): Entitlements {
  if (holder.state === 'frozen') return { ...nothing, resting: 'frozen' };
  const tier = programme.tiers.find(({ code }) => code === holder.tier);
  if (holder.state !== 'active' || !tier) return nothing;
  const onlyOwn = (stores: 'own' | 'all') => (stores === 'own' || tier.stores === 'own' ? holder.storeId : null);
  const right = (benefit: Benefit, source: Entitlement['source'], quota = benefit.quota): Entitlement => ({
    ...{ benefit, source, quota },
    ...{ sourceId: null, onlyAt: onlyOwn('all'), until: null },
  });
  const everyone = programme.benefits.filter((each) => each.everyone).map((each) => right(each, 'everyone'));
  const gifts = granted.filter(({ until }) => until >= today).map((grant) => grantedRight(grant, programme));
  const isUnpaid = tier.whilePaid && !holder.isPaid;
  // What everyone has is had by everyone who pays: a paid programme may have nothing else.
  if (isUnpaid) return { ...nothing, all: gifts, resting: 'unpaid' };
  const fixed = fixedOf(programme, tier, holder, today).map(({ benefit, quota, stores, until }) => ({
    ...right(benefit, 'tier', quota),
    onlyAt: onlyOwn(stores),
    until,
  }));
  const pickable = pickableOf(programme, tier);
  const allowed = tier.benefits.pick === 'all' ? null : tier.benefits.pick;
  const { picked, surplus } = inForce(picks, pickable, allowed);
  const mine = allowed === null ? pickable : pickable.filter(({ code }) => picked.includes(code));
  return {
    all: [...gifts, ...fixed, ...mine.map((each) => right(each, 'pick')), ...everyone],
    resting: null,
    ...{ allowed, pickable, picked, surplus },
  };
}

/** What a tier's members may pick from: what everyone has and what the tier gives anyway is not among it. */
function pickableOf({ benefits }: Offering, tier: Tier): Benefit[] {
  const given = new Set(tier.benefits.fixed.map(({ code }) => code));
  return benefits.filter(({ code, everyone, pickable }) => pickable && !everyone && !given.has(code));
}

function fixedOf({ benefits }: Offering, tier: Tier, { tierSince }: Holder, today: BusinessDay) {
  return tier.benefits.fixed.flatMap(({ code, quota, stores, firstMonths }) => {
    const benefit = benefits.find((each) => each.code === code);
    const until = firstMonths === null || tierSince === null ? null : addMonths(tierSince, firstMonths);
    return benefit && (until === null || today <= until)
      ? [{ benefit, quota: quota ?? benefit.quota, stores, until }]
      : [];
  });
}

/**
 * Which picks are in force: those the programme still offers, at most so many, the earliest first. After a drop that is
 * what stays until the member says otherwise.
 */
function inForce(picks: readonly OpenPick[], pickable: readonly Benefit[], allowed: number | null) {
  const offered = new Set(pickable.map(({ code }) => code));
  const codes = [...picks]
    .filter(({ code }) => offered.has(code))
    .sort((one, other) =>
      one.fromDay === other.fromDay ? (one.id < other.id ? -1 : 1) : one.fromDay < other.fromDay ? -1 : 1,
    )
    .map(({ code }) => code);
  const most = allowed ?? codes.length;
  return { picked: codes.slice(0, most), surplus: codes.slice(most) };
}

/** A surprise is had once, in any store; as the programme describes its benefit, where it knows it. */
function grantedRight({ id, code, name, delivery, until }: Granted, { benefits }: Offering): Entitlement {
  const known = benefits.find((each) => each.code === code);
  const plain = {
    everyone: false,
    pickable: false,
    answerWithinMinutes: null,
    bookAheadDays: null,
    aroundTheClock: false,
    percentOff: null,
  };
  const quota = { times: 1, per: 'once' } as const;
  const benefit = { ...plain, ...known, code, name, delivery, quota };
  return { benefit, source: 'grant', sourceId: id, quota, onlyAt: null, until };
}
