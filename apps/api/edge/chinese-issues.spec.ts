// Every kind of mistake in words that a person would use.
import { z } from 'zod';
import { inChinese } from './chinese-issues';

const messagesOf = (schema: z.ZodType, sent: unknown): string[] =>
  schema.safeParse(sent, { error: inChinese }).error?.issues.map(({ message }) => message) ?? [];

it.each<[string, z.ZodType, unknown]>([
  ['必填', z.string(), undefined],
  ['应为文字', z.string(), 1],
  ['应为整数', z.int(), 1.5],
  ['应为数字', z.coerce.number(), 'many'],
  ['应为列表', z.array(z.string()), {}],
  ['应为对象', z.strictObject({}), []],
  ['应为是或否（true 或 false）', z.boolean(), 'yes'],
  ['不能小于 1', z.int().min(1), 0],
  ['必须大于 0', z.number().positive(), 0],
  ['不能大于 200', z.int().max(200), 201],
  ['必须小于 0', z.number().negative(), 0],
  ['必须是 5 的倍数', z.number().multipleOf(5), 7],
  ['不能为空', z.string().min(1), ''],
  ['至少 8 个字符', z.string().min(8), 'short'],
  ['不能超过 3 个字符', z.string().max(3), 'long'],
  ['至少要有 1 条', z.array(z.string()).min(1), []],
  ['不能超过 1 条', z.array(z.string()).max(1), ['a', 'b']],
  ['应为日期，如 2026-11-22', z.iso.date(), '22.11.2026'],
  ['应为带时区的时间，如 2026-11-22T14:05:00+08:00', z.iso.datetime({ offset: true }), '2026-11-22 14:05'],
  ['格式不对', z.uuid(), 'abc'],
  ['应为 cash', z.literal('cash'), 'gold'],
  ['应为 cash、coupon 之一', z.enum(['cash', 'coupon']), 'gold'],
  ['多了不认识的字段 extra、more', z.strictObject({}), { extra: 1, more: 2 }],
  ['与可用的几种写法都不符', z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]), { kind: 'b' }],
  ['手机号应为 11 位', z.string().regex(/^\d{11}$/, '手机号应为 11 位'), '12'],
])('says %s', (message, schema, sent) => {
  expect(messagesOf(schema, sent)).toEqual([message]);
});

it('names a few made-up fields and does not send a book back', () => {
  const sent = Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`${n}`.padEnd(1_000, 'x'), n]));
  const [message = ''] = messagesOf(z.strictObject({}), sent);
  expect(message).toMatch(/ 等 900 个$/);
  expect(message.length).toBeLessThan(300);
});
