// What WeChat's error codes mean for the person who waits. Source: WeChat's global error codes and each call's own list.
import { DomainError, type ErrorCode } from '@guike/kernel';

export const STABLE_TOKEN = '/cgi-bin/stable_token';

const BAD_TOKEN = new Set([40001, 40014, 42001]);

const meanings: ReadonlyMap<number, ErrorCode> = new Map<number, ErrorCode>([
  [40029, 'WECHAT_CODE_INVALID'], // unknown or expired, and a phone code used before
  [40163, 'WECHAT_CODE_INVALID'], // a login code used before
  [40003, 'WECHAT_CODE_INVALID'], // a phone code of another person
  [40226, 'WECHAT_HIGH_RISK'],
  [1400001, 'PHONE_QUOTA_GONE'],
  [40002, 'WECHAT_OFF'], // from here on: what the shop set up is not what WeChat knows
  [40013, 'WECHAT_OFF'],
  [40125, 'WECHAT_OFF'],
  [40164, 'WECHAT_OFF'], // the server's address is not on the list of the mini-program's settings
  [41002, 'WECHAT_OFF'],
  [41004, 'WECHAT_OFF'],
  [48001, 'WECHAT_OFF'],
  [48004, 'WECHAT_OFF'],
  [50002, 'WECHAT_OFF'],
]);

/** A refusal by WeChat, as the code that people are told by. It holds the number and nothing of what was sent. */
export class WechatRefusal extends DomainError {
  constructor(
    readonly path: string,
    readonly errcode: number,
  ) {
    super(meaningOf(path, errcode));
  }
}

/** No answer in time, or one that is none: WECHAT_BUSY to people. */
export class WechatSilence extends DomainError {
  /** `mayHaveArrived`: WeChat may have done what was asked; false where nobody was there to hear it. */
  constructor(readonly mayHaveArrived: boolean) {
    super('WECHAT_BUSY');
  }
}

/** Everything that is not known is taken for a passing trouble: -1, 45009, 45011 and what WeChat invents next. */
function meaningOf(path: string, errcode: number): ErrorCode {
  // Where the token itself is asked for, this is how WeChat says that the secret is wrong.
  if (path === STABLE_TOKEN && errcode === 40001) return 'WECHAT_OFF';
  return meanings.get(errcode) ?? 'WECHAT_BUSY';
}

/** Whether a newer access token may help. */
export function refusesToken(error: unknown): boolean {
  return error instanceof WechatRefusal && error.path !== STABLE_TOKEN && BAD_TOKEN.has(error.errcode);
}
