// What keeps a programme from being published, in the words of the shop owner who edits it: zod's own speak of types.
import type { z } from 'zod';
import { type Programme, programmeSchema } from './schema';

type RawIssue = z.core.$ZodRawIssue;

export interface ProgrammeIssue {
  /** Where in the programme, with dots: tiers.1.enter */
  readonly path: string;
  readonly message: string;
}

/** The programme as it would be in force, or what is wrong with it. */
export type Checked =
  | { readonly programme: Programme; readonly issues: readonly [] }
  | { readonly programme: null; readonly issues: readonly ProgrammeIssue[] };

/** An editor shows so many at most; whoever mends them sees the rest. */
const MOST_ISSUES = 100;

/** Checks a programme as somebody wrote it. Messages that the schema brings go before those of here. */
export function checkProgramme(body: unknown): Checked {
  const parsed = programmeSchema.safeParse(body, { error: inWords });
  if (parsed.success) return { programme: parsed.data, issues: [] };
  const found = parsed.error.issues.flatMap((issue) => meant(issue, []));
  return { programme: null, issues: found.slice(0, MOST_ISSUES) };
}

/** Of the ways that something may be written, what is wrong with the one that was begun. */
function meant(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): ProgrammeIssue[] {
  const path = [...above, ...issue.path];
  const begun =
    issue.code === 'invalid_union'
      ? issue.errors.find((way) => way.length > 0 && way.every((each) => each.path.length > 0))
      : undefined;
  if (begun) return begun.flatMap((each) => meant(each, path));
  return [{ path: path.map(String).join('.'), message: issue.message }];
}

/** What keeps a programme from being published; empty where nothing does. */
export const programmeIssues = (body: unknown): readonly ProgrammeIssue[] => checkProgramme(body).issues;

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
};

function inWords(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? '请填写'
        : `请填写${kinds[issue.expected] ?? '完整的内容'}`;
    case 'too_small':
      return least(issue.origin, Number(issue.minimum));
    case 'too_big':
      return most(issue.origin, Number(issue.maximum));
    case 'not_multiple_of':
      return issue.divisor < 1 ? `最多 ${String(issue.divisor).length - 2} 位小数` : `应为 ${issue.divisor} 的倍数`;
    case 'invalid_value':
    case 'invalid_union':
      return '请从可选的内容里选一项';
    case 'unrecognized_keys':
      return `多出了不认识的内容：${issue.keys.slice(0, 3).join('、')}`;
    default:
      return '这里填得不对';
  }
}

function least(origin: string, minimum: number): string {
  if (origin === 'string') return '请填写';
  return origin === 'array' ? `至少要有 ${minimum} 项` : `不能小于 ${minimum}`;
}

function most(origin: string, maximum: number): string {
  if (origin === 'string') return `最多 ${maximum} 个字`;
  return origin === 'array' ? `最多 ${maximum} 项` : `不能大于 ${maximum}`;
}
