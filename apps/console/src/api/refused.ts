// A call that did not give what was asked, with a sentence that says what happened and what to do.
import type { Problem } from '@guike/contracts/http';
import { clock } from '../clock';
import { minuteOf } from '../ui/format';

export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(problem.code, options);
    this.name = 'Refused';
  }
}

const local = (code: string, title: string): Problem => ({
  type: 'about:blank',
  status: 0,
  code,
  title,
  requestId: '',
});

/** Nothing came back: no network, or nobody answered in time. */
export const offline = local('OFFLINE', '网络不太顺，请检查网络后再试');
/** The answer is not what this page expects: it was loaded before the last release. */
export const outdated = local('OUTDATED', '系统刚更新过，请刷新页面');
const unexpected = local('UNEXPECTED', '页面出了点问题，请刷新后再试');

export function problemOf(error: unknown): Problem {
  return error instanceof Refused ? error.problem : unexpected;
}

export function isRefused(error: unknown, code: string): boolean {
  return error instanceof Refused && error.problem.code === code;
}

/** What people read: the problem's own sentence, and for too many tries when to come back. */
export function sentenceOf(error: unknown): string {
  const problem = problemOf(error);
  const seconds = problem.detail?.['retryAfterSeconds'];
  if (problem.code !== 'RATE_LIMITED' || typeof seconds !== 'number') return problem.title;
  const again = minuteOf(new Date(clock.now().getTime() + seconds * 1000));
  return `试得太频繁了，请过 ${Math.max(1, Math.ceil(seconds / 60))} 分钟，${again} 以后再试`;
}

/** What is wrong with each field, by the field's name; empty when the refusal names none. */
export function fieldErrorsOf(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Refused)) return {};
  const issues = error.problem.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.replace(/^(body|query|params)\./, ''), message]));
}
