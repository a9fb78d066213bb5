// Where a page of the member list ended: the value it is sorted by and the member's id, opaque to whoever pages.
import { type MemberId, DomainError, businessDay } from '@guike/kernel';
import { z } from 'zod';

/** The day of what never happened, as Postgres writes it: it comes after every other. */
export const NEVER = '-infinity';

/** What the list may be sorted by, and the type of that value in the database. */
export const sortTypes = { joined: 'date', spend: 'bigint', points: 'bigint', last_visit: 'date' } as const;
export type MemberSort = keyof typeof sortTypes;

export interface MemberCursor {
  /** As Postgres writes it: fen, points, a day or NEVER. */
  readonly key: string;
  readonly id: MemberId;
}

const cursorParts = z.tuple([z.enum(['joined', 'spend', 'points', 'last_visit']), z.string(), z.uuid()]);

export function writeCursor(sort: MemberSort, { key, id }: MemberCursor): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');
}

/** Error: INPUT_INVALID for what no page of this order answered. */
export function readCursor(sort: MemberSort, text: string): MemberCursor {
  const refuse = (): never => {
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '格式不对' }] });
  };
  const parsed = cursorParts.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) return refuse();
  const [sortedBy, key, id] = parsed.data;
  const fits = sortTypes[sort] === 'date' ? isDayOrNever(key) : /^-?\d{1,15}$/.test(key);
  return sortedBy === sort && fits ? { key, id } : refuse();
}

function isDayOrNever(key: string): boolean {
  if (key === NEVER) return true;
  try {
    businessDay(key);
    return true;
  } catch {
    return false;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
