// The offers as 积分商城 groups them: what can be had now, what takes more points, the rest. Pure.
import type { AnswerOf, rewardEndpoints } from '@guike/contracts/http';

export type Catalogue = AnswerOf<(typeof rewardEndpoints)['catalogue']>;
export type Offer = Catalogue['rewards'][number];

export interface OfferGroup {
  readonly name: 'now' | 'saving' | 'later';
  /** Null where it stands alone and needs none. */
  readonly title: string | null;
  readonly offers: readonly Offer[];
}

const groups = [
  { name: 'now', title: '现在可兑' },
  { name: 'saving', title: '攒够积分可兑' },
  { name: 'later', title: '暂不可兑' },
] as const;

/** From so few on it is told how many there still are. */
const FEW = 5;

const groupOf = ({ can }: Offer): OfferGroup['name'] =>
  can === 'yes' ? 'now' : can === 'POINTS_INSUFFICIENT' ? 'saving' : 'later';

/** Groups that hold something, in the order of the server: what can be had now first, each from the cheapest. */
export function groupsOf(offers: readonly Offer[]): OfferGroup[] {
  return groups.flatMap(({ name, title }) => {
    const mine = offers.filter((offer) => groupOf(offer) === name);
    if (mine.length === 0) return [];
    return [{ name, title: barTo(offers) === null ? title : null, offers: mine }];
  });
}

/** What keeps this person from every reward, said once above them all: no member, or a frozen card. */
export function barTo(offers: readonly Offer[]): 'MEMBERS_ONLY' | 'ACCOUNT_FROZEN' | null {
  const [bar] = ['MEMBERS_ONLY' as const, 'ACCOUNT_FROZEN' as const].filter(
    (code) => offers.length > 0 && offers.every(({ can }) => can === code),
  );
  return bar ?? null;
}

/** The small line under a price: why not now, or that few are left; null where there is nothing to say. */
export function noteOf({ can, sentence, left }: Offer): string | null {
  if (can !== 'yes') return sentence;
  return left !== null && left <= FEW ? `还有 ${left} 件` : null;
}
