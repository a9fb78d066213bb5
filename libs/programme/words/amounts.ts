// The small words that every sentence of a programme is made of: counts, days, months, discounts, roles. Pure.
// Source: design.md, Copy.
import { type BusinessDay, type Points, type StaffRole, yuan } from '@guike/kernel';
import type { Programme, Tier } from '../schema';

// Made once: a formatter costs far more than what it formats.
const whole = /* @__PURE__ */ new Intl.NumberFormat('en-US');

/** 1,240 */
export const count = (points: Points): string => whole.format(points);

/** 11月22日; with the year where it is not the year of `today`. */
export function dayInWords(day: BusinessDay, today: BusinessDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`}${month}月${date}日`;
}

/** 2 倍, 1.5 倍 */
export const timesInWords = (times: number): string => `${Number(times.toFixed(2))} 倍`;

/** What is paid after so many percent off, as shops say it: 12 → 8.8 折, 50 → 5 折, 100 → 免费. */
export function discountInWords(percentOff: number): string {
  return percentOff === 100 ? '免费' : `${(100 - percentOff) / 10} 折`;
}

/** 3 月、8 月 */
export const monthsInWords = (months: readonly number[]): string => months.map((month) => `${month} 月`).join('、');

const periods = { visit: '每次到店', month: '每月', quarter: '每季度', year: '每年', once: '共' } as const;
type Quota = NonNullable<Programme['benefits'][number]['quota']>;

/** 每季度 1 次, 共 1 次 */
export const quotaInWords = ({ times, per }: Quota): string => `${periods[per]} ${times} 次`;

const roles: Readonly<Record<StaffRole, string>> = {
  guide: '导购',
  manager: '店长',
  finance: '财务',
  head_office: '总部',
  auditor: '审计',
};

/** 店长或总部 */
export const rolesInWords = (which: readonly StaffRole[]): string => which.map((role) => roles[role]).join('或');

/** The name of a tier; nothing rather than a code where there is none. */
export const tierNamed = (tiers: readonly Tier[], code: string): string =>
  tiers.find((tier) => tier.code === code)?.name ?? '';

/** 黄金、铂金会员, or 全体会员 where nobody is named. */
export function membersInWords(tiers: readonly Tier[], codes: readonly string[]): string {
  return codes.length === 0 ? '全体会员' : `${codes.map((code) => tierNamed(tiers, code)).join('、')}会员`;
}

/** 银卡（月费 ¥18 或年费 ¥180） */
export function feeInWords({ name, monthlyFen, yearlyFen }: Programme['fees'][number]): string {
  const fees = [
    ...(monthlyFen === null ? [] : [`月费 ${yuan(monthlyFen)}`]),
    ...(yearlyFen === null ? [] : [`年费 ${yuan(yearlyFen)}`]),
  ];
  return `${name}（${fees.join(' 或')}）`;
}

/** Least amounts one fen above whole yuan mean 'more than'. */
export const fromFen = (atLeast: number): string =>
  atLeast % 100 === 1 && atLeast > 1 ? `超过 ${yuan(atLeast - 1)}` : `满 ${yuan(atLeast)}`;
