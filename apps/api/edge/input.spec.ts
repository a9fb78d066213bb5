// How a request that does not fit its schema is explained.
import { DomainError } from '@guike/kernel';
import { z } from 'zod';
import { parseInput } from './input';

const answer = z.void();
const endpoint = { method: 'POST', path: '/x', summary: '', audience: { kind: 'public' }, answer, errors: [] } as const;

function refusal(body: z.ZodType, sent: unknown): unknown {
  try {
    parseInput({ ...endpoint, body }, { params: {}, query: {}, body: sent });
    return undefined;
  } catch (error) {
    return error instanceof DomainError && error.code === 'INPUT_INVALID' ? error.detail['issues'] : error;
  }
}

it('gives what the schemas make of the request, and nothing that has no schema', () => {
  const query = z.object({ limit: z.coerce.number().default(50) });
  expect(parseInput({ ...endpoint, query }, { params: { a: 1 }, query: {}, body: { b: 2 } })).toEqual({
    params: undefined,
    query: { limit: 50 },
    body: undefined,
  });
});

it('names the field and says what is wrong in Chinese', () => {
  const body = z.strictObject({ lines: z.array(z.strictObject({ quantity: z.int().min(1) })) });
  expect(refusal(body, { lines: [{ quantity: 1 }, { quantity: 0 }] })).toEqual([
    { path: 'lines.1.quantity', message: '不能小于 1' },
  ]);
});

describe('of alternatives', () => {
  const body = z.strictObject({
    member: z.union([
      z.strictObject({ card: z.string().regex(/^\d+$/, '会员码应为数字') }),
      z.strictObject({ phone: z.string().min(11, '手机号应为 11 位') }),
    ]),
  });

  it('explains the one that was meant', () => {
    expect(refusal(body, { member: { phone: '138' } })).toEqual([
      { path: 'member.phone', message: '手机号应为 11 位' },
    ]);
    expect(refusal(body, { member: { card: 'x' } })).toEqual([{ path: 'member.card', message: '会员码应为数字' }]);
  });

  it('only says that none fits when a field belongs to none', () => {
    expect(refusal(body, { member: { email: 'a@b' } })).toEqual([
      { path: 'member', message: '与可用的几种写法都不符' },
    ]);
  });
});

it('does not take a body that is missing', () => {
  expect(refusal(z.strictObject({}), undefined)).toEqual([{ path: '', message: '必填' }]);
});

it('tells of fifty things at most, however many are wrong', () => {
  const body = z.strictObject({ lines: z.array(z.string()) });
  expect(refusal(body, { lines: Array(10_000).fill(0) })).toHaveLength(50);
});
