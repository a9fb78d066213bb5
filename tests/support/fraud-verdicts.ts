// What the real rules say of a made-up town and of made-up invitations, and the shares that were stopped, kind by kind.
import {
  type CountingRules,
  type LikeFacts,
  type LikesGiven,
  RING_DAYS,
  RING_PEOPLE,
  judgeLikes,
  ringAround,
} from '@guike/looks';
import { judgeReferral } from '@guike/referrals';
import type { MadeReferral } from './fraud-friends';
import { type GivenLike, type ShownLook, TOWN_WINDOW_MS, type Town } from './fraud-graphs';

/** How many of a kind there were, and how many of them did not count. */
export interface Tally {
  all: number;
  stopped: number;
}

export interface TownRules {
  readonly youngestAccountDays: number;
  readonly ringPercent: number;
}

const DAY = 86_400_000;

const add = (tallies: Map<string, Tally>, kind: string, isStopped: boolean): void => {
  const tally = tallies.get(kind) ?? { all: 0, stopped: 0 };
  tally.all += 1;
  tally.stopped += Number(isStopped);
  tallies.set(kind, tally);
};

/** Judges each look at the end of its window, with what was known by then. */
export function judgeTown({ looks, likes }: Town, rules: TownRules): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const ofLook = grouped(likes, ({ look }) => look.id);
  const ofPerson = grouped(likes, ({ by }) => personOf(by));
  const toOwner = grouped(likes, ({ look }) => look.owner.id);
  for (const look of looks) {
    const given = ofLook.get(look.id) ?? [];
    const around = [...new Set([look.owner.id, ...peersOf(look, toOwner, ofPerson), ...favouritesOf(look, ofPerson)])];
    const known = around.flatMap((person) => ofPerson.get(person) ?? []);
    const verdicts = judgeLikes(given.map(factsOf), rulesAt(look, known, rules));
    for (const [place, { kind }] of given.entries()) add(tallies, kind, verdicts[place] !== null);
  }
  return tallies;
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}

const personOf = ({ id, card }: GivenLike['by']): string => card ?? id;

/** Who likes the owner, and whom the owner likes. */
function peersOf(
  { owner }: ShownLook,
  toOwner: ReadonlyMap<string, readonly GivenLike[]>,
  ofPerson: ReadonlyMap<string, readonly GivenLike[]>,
): readonly string[] {
  return [
    ...(toOwner.get(owner.id) ?? []).map(({ by }) => personOf(by)),
    ...(ofPerson.get(owner.id) ?? []).map(({ look }) => look.owner.id),
  ];
}

/** From the owner to whom they like most, and on from there: nobody can hide in a long circle. */
function favouritesOf(look: ShownLook, ofPerson: ReadonlyMap<string, readonly GivenLike[]>): readonly string[] {
  const chain: string[] = [look.owner.id];
  while (chain.length < RING_PEOPLE) {
    const given = (ofPerson.get(chain.at(-1) ?? '') ?? []).filter(({ at }) => at < look.at + TOWN_WINDOW_MS);
    const ofOwners = [...grouped(given, (each) => each.look.owner.id)].sort(([, a], [, b]) => b.length - a.length);
    const [favourite] = ofOwners[0] ?? [];
    if (favourite === undefined || chain.includes(favourite)) return chain;
    chain.push(favourite);
  }
  return chain;
}

function rulesAt(look: ShownLook, known: readonly GivenLike[], rules: TownRules): CountingRules {
  const until = look.at + TOWN_WINDOW_MS;
  const edges = new Map<string, LikesGiven>();
  for (const { by, look: liked, at } of known) {
    if (at >= until || at < until - RING_DAYS * DAY) continue;
    const [from, to] = [personOf(by), liked.owner.id];
    edges.set(`${from} ${to}`, { from, to, likes: (edges.get(`${from} ${to}`)?.likes ?? 0) + 1 });
  }
  const ring = ringAround(look.owner.id, [...edges.values()], rules.ringPercent);
  return { youngestAccountDays: rules.youngestAccountDays, until: new Date(until), takenDown: false, ring };
}

function factsOf({ by, look, at }: GivenLike): LikeFacts {
  return {
    personId: personOf(by),
    likedAt: new Date(at),
    isOwner: by.card === look.owner.id,
    isStaff: by.isStaff,
    isMember: by.card !== null,
    knownSince: new Date(by.since),
    risk: by.risk,
    network: by.network,
  };
}

/** Held or refused is stopped: it brings nothing before somebody has looked. */
export function judgeReferrals(made: readonly MadeReferral[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { kind, facts } of made) add(tallies, kind, judgeReferral(facts).state !== 'accepted');
  return tallies;
}

/** Of these kinds together, from 0 to 1. Throws where there is none of them. */
export function shareOf(tallies: ReadonlyMap<string, Tally>, kinds: readonly string[]): number {
  const found = kinds.map((kind) => tallies.get(kind) ?? { all: 0, stopped: 0 });
  const all = found.reduce((sum, tally) => sum + tally.all, 0);
  if (all === 0) throw new RangeError(`there is nobody of ${kinds.join(', ')}`);
  return found.reduce((sum, tally) => sum + tally.stopped, 0) / all;
}

/** honest 12/9,800 · ring 1,204/1,213 */
export const inWords = (tallies: ReadonlyMap<string, Tally>): string =>
  [...tallies].map(([kind, { all, stopped }]) => `${kind} ${stopped}/${all}`).join(' · ');
