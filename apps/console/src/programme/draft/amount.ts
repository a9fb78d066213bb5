// Numbers as people type them into a rule, read back exactly: money in yuan with its fen, shares, counts. Pure.
import { fenOfYuan } from '@guike/kernel';

/** `money`: typed in yuan, kept in fen. `count`: whole numbers. `decimal`: as it is typed. */
export type AmountKind = 'money' | 'count' | 'decimal';

/** What was typed as it is kept; null where it is empty or no such number. */
export function amountOf(text: string, kind: AmountKind): number | null {
  const plain = text.replace(/[,，\s¥]/g, '');
  if (kind === 'money') return moneyOf(plain);
  if (!(kind === 'count' ? /^\d{1,12}$/ : /^\d{1,6}(\.\d{1,4})?$/).test(plain)) return null;
  return Number(plain);
}

function moneyOf(text: string): number | null {
  try {
    return fenOfYuan(text);
  } catch {
    return null;
  }
}

/** A kept value as it is typed: 1240.5 for 124050 fen is written 1,240.50. */
export function textOf(value: unknown, kind: AmountKind): string {
  if (typeof value !== 'number') return '';
  if (kind === 'decimal') return String(value);
  if (kind === 'count') return value.toLocaleString('en-US');
  const digits = value % 100 === 0 ? 0 : 2;
  return (value / 100).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
