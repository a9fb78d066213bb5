// A draw that anybody can reckon again: its seed is bound by a hash before, and told after. Pure but for the dice.
// Source: product.md, Events (a draw by fixed published rules); docs/adr/0025.
import { createHash, randomBytes } from 'node:crypto';
import type { EventDraw, EventTerms } from './event';

export interface Winner {
  readonly prize: string;
  readonly number: number;
}

const SEED_BYTES = 32;

/** A new seed, and the hash of it that is published: SHA-256 over its hex digits. */
export function newSeed(): { readonly seed: Buffer; readonly commitment: string } {
  const seed = randomBytes(SEED_BYTES);
  return { seed, commitment: commitmentOf(seed) };
}

/**
 * The moment of a draw, bound with its rules: who is here by then takes part. At the end of the event at the latest. Whoever
 * draws cannot wait until somebody has come, or gone.
 */
export function drawMoment({ startsAt, endsAt, draw }: Pick<EventTerms, 'startsAt' | 'endsAt' | 'draw'>): Date {
  const at = startsAt.getTime() + (draw?.minutes ?? 0) * 60_000;
  return new Date(Math.min(at, endsAt.getTime()));
}

export const commitmentOf = (seed: Buffer): string => hash(seed.toString('hex'));

/**
 * Who wins: each number gets SHA-256 over `<seed in hex>:<number>`, the smallest hash comes first, prizes go in their
 * order, one to a number.
 */
export function winnersOf(seed: Buffer, entries: readonly number[], { prizes }: Pick<EventDraw, 'prizes'>): Winner[] {
  const hex = seed.toString('hex');
  const order = [...new Set(entries)]
    .map((number) => ({ number, lot: hash(`${hex}:${number}`) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1));
  return prizes
    .flatMap(({ name, count }) => Array.from({ length: count }, () => name))
    .flatMap((prize, place) => {
      const drawn = order[place];
      return drawn ? [{ prize, number: drawn.number }] : [];
    });
}

/** For people who want to reckon it again. */
export const HOW_IT_IS_DRAWN =
  '开放报名时公布种子的 SHA-256 和抽奖时间，那时已签到的号码参加；抽奖后公布种子。把“种子:号码”逐个做 SHA-256，从小到大排队，依次得奖，每号一份。';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
