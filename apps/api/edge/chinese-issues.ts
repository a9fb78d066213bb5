// What is wrong with a field, in the words a person would use: zod's own Chinese speaks of types and operators.
import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;
type Issue<Code extends RawIssue['code']> = Extract<RawIssue, { code: Code }>;

/** Made-up field names come back in the answer, so not all of them, and not in full. */
const FIELDS_NAMED = 5;
const NAME_LENGTH = 40;

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否（true 或 false）',
  array: '列表',
  object: '对象',
};
const formats: Readonly<Record<string, string>> = {
  date: '应为日期，如 2026-11-22',
  datetime: '应为带时区的时间，如 2026-11-22T14:05:00+08:00',
};

/** A sentence for one thing that is wrong; a message that a schema brings itself goes before. */
export function inChinese(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必填' : `应为${kinds[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return formats[issue.format] ?? '格式不对';
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')}${issue.values.length > 1 ? ' 之一' : ''}`;
    case 'not_multiple_of':
      return `必须是 ${issue.divisor} 的倍数`;
    case 'unrecognized_keys':
      return unknownFields(issue);
    case 'invalid_union':
      return '与可用的几种写法都不符';
    default:
      return '内容有误';
  }
}

function tooSmall({ origin, minimum, inclusive = true }: Issue<'too_small'>): string {
  if (origin === 'string') return Number(minimum) === 1 ? '不能为空' : `至少 ${minimum} 个字符`;
  if (origin === 'array') return `至少要有 ${minimum} 条`;
  return inclusive ? `不能小于 ${minimum}` : `必须大于 ${minimum}`;
}

function tooBig({ origin, maximum, inclusive = true }: Issue<'too_big'>): string {
  if (origin === 'string') return `不能超过 ${maximum} 个字符`;
  if (origin === 'array') return `不能超过 ${maximum} 条`;
  return inclusive ? `不能大于 ${maximum}` : `必须小于 ${maximum}`;
}

function unknownFields({ keys }: Issue<'unrecognized_keys'>): string {
  const named = keys.slice(0, FIELDS_NAMED).map((key) => key.slice(0, NAME_LENGTH));
  return `多了不认识的字段 ${named.join('、')}${keys.length > named.length ? ` 等 ${keys.length} 个` : ''}`;
}
