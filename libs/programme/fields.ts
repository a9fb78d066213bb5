// Fields that several parts of a programme share.
import { staffRoles } from '@guike/kernel';
import { z } from 'zod';

export const code = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/, '代码用小写字母开头，只含字母、数字和下划线');
export const name = z.string().trim().min(1, '请填写名称').max(20, '名称最多 20 个字');
export const sentence = z.string().trim().min(1).max(100);
export const fen = z.int().min(0).max(10_000_000_000);
export const percent = z.int().min(0).max(100);
/** Codes of tiers; empty: every tier. */
export const tierCodes = z.array(code).max(10);
export const role = z.enum(staffRoles);
export const calendarMonth = z.int().min(1).max(12);
/** How often a right may be used. `once`: once for good. */
export const quota = z.strictObject({
  times: z.int().min(1).max(1000),
  per: z.enum(['visit', 'month', 'quarter', 'year', 'once']),
});
