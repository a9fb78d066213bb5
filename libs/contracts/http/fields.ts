// Fields that many endpoints share, with their limits.
import { z } from 'zod';

const LARGEST_FEN = 10_000_000_000; // ¥100 million: beyond any receipt, far below what a number holds exactly

/** Control and format characters and halves of surrogate pairs: a database cannot keep some, and people see none. */
const VISIBLE = /^[^\p{Cc}\p{Cf}\p{Cs}]*$/u;
/** Beyond these years the date arithmetic of JavaScript and of Postgres part company. */
const YEARS = /^(19\d\d|20\d\d|2100)-/;
const YEARS_MESSAGE = '年份应在 1900 到 2100 之间';

/** Integer fen, zero or more. */
export const fen = z.int().min(0).max(LARGEST_FEN).meta({ description: 'integer fen (1 yuan = 100 fen)' });
export const day = z.iso
  .date()
  .regex(YEARS, YEARS_MESSAGE)
  .meta({ description: "business day in the programme's time zone, YYYY-MM-DD" });
export const instant = z.iso
  .datetime({ offset: true })
  .regex(YEARS, YEARS_MESSAGE)
  .meta({ description: 'instant with offset, e.g. 2026-03-08T14:05:00+08:00' });
export const id = z.uuid();
/** A mainland mobile number, with or without +86, spaces and hyphens; kept as its eleven digits. */
export const phone = z
  .string()
  .max(24)
  .transform((text) => text.replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, '手机号应为 11 位'))
  .meta({ description: 'mainland mobile number', example: '13800138000' });

/** What people type: trimmed, of at most `longest` characters, all of them visible. May be empty. */
export const freeText = (longest: number) =>
  z.string().trim().max(longest).regex(VISIBLE, '不能包含换行、控制字符或不可见字符');
export const shortText = freeText(200).min(1);
export const personName = freeText(60).min(1);
export const code = freeText(64).min(1);

/** A receipt: numbers restart every day, so the day belongs to its name. */
export const receiptKey = z.strictObject({
  businessDay: day,
  number: code.meta({ description: 'number on the receipt; restarts daily', example: '0042' }),
});

/** A page of a list; `after` has the shape of what the list answers as `next`. */
export const pageAfter = <Cursor extends z.ZodType<string>>(cursor: Cursor) =>
  z.object({
    after: cursor.optional().meta({ description: 'cursor from the page before' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  });
