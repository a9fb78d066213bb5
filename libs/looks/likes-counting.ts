// Which likes of a look bring points, and why the others do not. Pure. Source: product.md, Looks.

import type { notCountedReasons } from '@guike/contracts/http';

/** A like has one reason, the first that fits. */
export type NotCounted = (typeof notCountedReasons)[number];

/** A like with what is known of who gave it, at the moment of the like where it says nothing else. */
export interface LikeFacts {
  /** One for everything that belongs to one person: the member's id where they are known, else the WeChat identity's. */
  readonly personId: string;
  readonly likedAt: Date;
  readonly isOwner: boolean;
  /** Works in the shop, by their own member's card. */
  readonly isStaff: boolean;
  /** Has proved a phone. */
  readonly isMember: boolean;
  /** Since when the shop has known them, by WeChat or as a customer. */
  readonly knownSince: Date;
  /** What WeChat thinks, 0 to 4; null: not asked, or no answer, which is not held against anybody. */
  readonly risk: number | null;
  /** Stands for the network it came from; null where it is not known. */
  readonly network: string | null;
}

export interface CountingRules {
  /** Accounts known for fewer days earn nothing. */
  readonly youngestAccountDays: number;
  /** The first instant whose likes come too late: the end of the window, or when the look was withdrawn. */
  readonly until: Date;
  readonly takenDown: boolean;
  /** Persons who are in a ring with the owner, see `ringAround`. */
  readonly ring: ReadonlySet<string>;
}

/** From this rank on WeChat takes somebody for a fraud. Source: wechat.md, getUserRiskRank. */
export const RISKY_RANK = 3;
/** More likes of guests than this, from one network within so long, are one person's doing: none of them counts. */
export const BURST = { likes: 8, withinMs: 10 * 60_000 } as const;
const DAY_MS = 86_400_000;

/** The verdict on each like, in their order: null counts. Likes that were taken back are not handed in. */
export function judgeLikes(likes: readonly LikeFacts[], rules: CountingRules): (NotCounted | null)[] {
  const bursts = burstsOf(likes);
  const seen = new Set<string>();
  const inOrder = likes.map((like, place) => ({ like, place })).sort((a, b) => +a.like.likedAt - +b.like.likedAt);
  const verdicts = new Array<NotCounted | null>(likes.length).fill(null);
  for (const { like, place } of inOrder) {
    verdicts[place] = judge(like, rules, seen.has(like.personId), bursts.has(like));
    seen.add(like.personId);
  }
  return verdicts;
}

function judge(like: LikeFacts, rules: CountingRules, isAgain: boolean, inBurst: boolean): NotCounted | null {
  if (rules.takenDown) return 'taken_down';
  if (like.likedAt >= rules.until) return 'late';
  if (like.isOwner) return 'own';
  if (like.isStaff) return 'staff';
  if (isAgain) return 'twice';
  if (like.risk !== null && like.risk >= RISKY_RANK) return 'risk';
  if (rules.ring.has(like.personId)) return 'ring';
  if (+like.likedAt - +like.knownSince < rules.youngestAccountDays * DAY_MS) return 'young';
  return inBurst ? 'burst' : null;
}

/** The guests' likes that came from one network in such numbers. A shop full of members on its own wireless is none. */
function burstsOf(likes: readonly LikeFacts[]): ReadonlySet<LikeFacts> {
  const networks = new Map<string, LikeFacts[]>();
  for (const like of likes) {
    if (like.network === null || like.isMember) continue;
    const there = networks.get(like.network);
    if (there) there.push(like);
    else networks.set(like.network, [like]);
  }
  const found = new Set<LikeFacts>();
  for (const there of networks.values()) {
    there.sort((a, b) => +a.likedAt - +b.likedAt);
    let first = 0;
    for (const [last, like] of there.entries()) {
      while (+like.likedAt - +(there[first] as LikeFacts).likedAt > BURST.withinMs) first += 1;
      if (last - first < BURST.likes) continue;
      for (const each of there.slice(first, last + 1)) found.add(each);
    }
  }
  return found;
}

/** What the likes of a look come to. */
export interface Counted {
  readonly likes: number;
  readonly counted: number;
  readonly reasons: Readonly<Partial<Record<NotCounted, number>>>;
}

export function countLikes(likes: readonly LikeFacts[], rules: CountingRules): Counted {
  const reasons: Partial<Record<NotCounted, number>> = {};
  let counted = 0;
  for (const verdict of judgeLikes(likes, rules)) {
    if (verdict === null) counted += 1;
    else reasons[verdict] = (reasons[verdict] ?? 0) + 1;
  }
  return { likes: likes.length, counted, reasons };
}

/** What an owner is to have, and what held it down. */
export interface LookPoints {
  readonly points: number;
  readonly limited: 'look' | 'month' | 'shown_before' | null;
}

/** What a member has had already. In points. */
export interface PointsHad {
  /** By looks and claims in the month. */
  readonly thisMonth: number;
  /** By the same picture, when it was shown before: it brings what its best showing comes to, once. */
  readonly byPicture: number;
}

/** Points within the limits. All in points. */
export function withinLimits(
  wanted: number,
  { mostPerLook, mostPerMonth }: { readonly mostPerLook: number; readonly mostPerMonth: number },
  { thisMonth, byPicture }: PointsHad,
): LookPoints {
  const ofLook = Math.min(wanted, mostPerLook);
  const fresh = Math.max(0, ofLook - byPicture);
  const points = Math.max(0, Math.min(fresh, mostPerMonth - thisMonth));
  if (points < fresh) return { points, limited: 'month' };
  if (fresh < ofLook) return { points, limited: 'shown_before' };
  return { points, limited: ofLook < wanted ? 'look' : null };
}
