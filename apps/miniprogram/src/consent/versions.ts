// Which version of a paper somebody agreed to, and whether there is a newer one. Pure.
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';

export type Me = AnswerOf<typeof memberEndpoints.me>;
export type PaperName = 'agreement' | 'privacy';
export interface Agreed {
  readonly version: string;
  /** Instant, ISO. */
  readonly at: string;
}

export const paperTitles: Readonly<Record<PaperName, string>> = { agreement: '会员协议', privacy: '隐私政策' };

/** The newest agreement to a paper, or null. */
export function agreedTo(consents: Me['consents'], paper: PaperName): Agreed | null {
  const found = consents.filter((consent) => consent.purpose === paper);
  return found.reduce<Agreed | null>(
    (newest, one) => (newest === null || Date.parse(one.at) > Date.parse(newest.at) ? one : newest),
    null,
  );
}

/** 2026-11 → 2026年11月版; any other name of a version stays as it is. */
export function versionWords(version: string): string {
  const [, year, month, more] = /^(\d{4})-(\d{2})(.*)$/.exec(version) ?? [];
  return year === undefined ? `${version} 版` : `${year}年${Number(month)}月${more ?? ''}版`;
}
