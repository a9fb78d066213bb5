// Looks in words: states, what WeChat thought, why somebody reported.
import type { AnswerOf, adminLookClaimEndpoints, adminLookEndpoints } from '@guike/contracts/http';

export type Claim = AnswerOf<typeof adminLookClaimEndpoints.lookClaims>['items'][number];
export type Look = AnswerOf<typeof adminLookEndpoints.looks>['items'][number];
type Reported = AnswerOf<typeof adminLookEndpoints.look>['reported'][number];
type Verdict = NonNullable<Look['textSuggest']>;

export const stateNames: Readonly<Record<Look['state'], string>> = {
  pending: '审核中',
  published: '已发布',
  refused: '未通过',
  withdrawn: '会员已撤回',
  taken_down: '已下架',
};

export const verdictNames: Readonly<Record<Verdict, string>> = { pass: '通过', review: '拿不准', risky: '有风险' };

export const reportNames: Readonly<Record<Reported['reason'], string>> = {
  rights: '侵权',
  indecent: '不雅',
  advertising: '广告',
  other: '其他',
};

/** 羊绒大衣 M · 真丝衬衫 */
export const itemsText = (items: Look['items']): string =>
  items.map(({ name, size }) => (size === '' ? name : `${name} ${size}`)).join(' · ');
