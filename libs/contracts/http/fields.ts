// Fields that many endpoints share, with their limits.
import { z } from 'zod';

const LARGEST_FEN = 10_000_000_000; // ¥100 million: beyond any receipt, far below what a number holds exactly

/** Integer fen, zero or more. */
export const fen = z.int().min(0).max(LARGEST_FEN).meta({ description: 'integer fen (1 yuan = 100 fen)' });
export const day = z.iso.date().meta({ description: "business day in the programme's time zone, YYYY-MM-DD" });
export const instant = z.iso
  .datetime({ offset: true })
  .meta({ description: 'instant with offset, e.g. 2026-03-08T14:05:00+08:00' });
export const id = z.uuid();
/** A mainland mobile number, with or without +86, spaces and hyphens; kept as its eleven digits. */
export const phone = z
  .string()
  .max(24)
  .transform((text) => text.replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, '手机号应为 11 位'))
  .meta({ description: 'mainland mobile number', example: '13800138000' });
export const shortText = z.string().trim().min(1).max(200);
export const code = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}]+$/u);

/** A receipt: numbers restart every day, so the day belongs to its name. */
export const receiptKey = z.strictObject({
  businessDay: day,
  number: code.meta({ description: 'number on the receipt; restarts daily', example: '0042' }),
});

export const page = z.object({
  after: z.string().max(200).optional().meta({ description: 'cursor from the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
