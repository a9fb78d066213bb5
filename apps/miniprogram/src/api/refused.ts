// Why a call brought no answer: the server's refusal, or one of ours in the same words where no server was reached.
import type { Problem } from '@guike/contracts/http';

/** Thrown by every call that brought no answer. Its problem's title is a sentence for people. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

const ownTitles = {
  OFFLINE: '网络不太顺，稍后会自动重试',
  OTHER_VERSION: '会员页面有更新，请关闭后重新打开',
  WECHAT_ELSEWHERE: '请在微信里打开会员小程序登录',
} as const;
export type OwnProblem = keyof typeof ownTitles;

/** A problem that arose on the phone. */
export function ownProblem(code: OwnProblem): Problem {
  return { type: 'about:blank', status: 0, code, title: ownTitles[code], requestId: '' };
}

/** What to show for anything that was thrown. */
export function problemOf(error: unknown): Problem {
  return error instanceof Refused ? error.problem : ownProblem('OTHER_VERSION');
}

/** Whether trying again by itself may help: the network or the server was away. */
export function passes(problem: Problem): boolean {
  return problem.code === 'OFFLINE' || problem.status >= 500;
}
