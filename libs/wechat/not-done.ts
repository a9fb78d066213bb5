// What it means that WeChat did not do as asked, for callers that have to decide: again later, or never.
import { DomainError } from '@guike/kernel';
import { WechatRefusal, WechatSilence, refusesToken } from './refusals';

export type NotDone =
  /** It would be refused again. */
  | { readonly kind: 'refused'; readonly errcode: number }
  /** `errcode` is null where WeChat gave none; `mayHaveArrived`: it may have been done, only the answer is missing. */
  | { readonly kind: 'later'; readonly errcode: number | null; readonly mayHaveArrived: boolean };

/** Busy, quotas of a minute or a day, and two messages to one person at the same moment. */
const PASSING = new Set([-1, 40038, 43108, 44990, 44991, 45009, 45011]);

/** Throws what is not about WeChat. */
export function notDone(error: unknown): NotDone {
  if (error instanceof WechatRefusal) {
    const { errcode, code } = error;
    // What the shop has set up wrong is mended, and then all that has waited goes out.
    const passes = PASSING.has(errcode) || code === 'WECHAT_OFF' || refusesToken(error);
    return passes ? { kind: 'later', errcode, mayHaveArrived: false } : { kind: 'refused', errcode };
  }
  if (error instanceof WechatSilence) return { kind: 'later', errcode: null, mayHaveArrived: error.mayHaveArrived };
  // No token to be had: nothing was asked yet.
  if (error instanceof DomainError && error.code === 'WECHAT_BUSY')
    return { kind: 'later', errcode: null, mayHaveArrived: false };
  throw error;
}
