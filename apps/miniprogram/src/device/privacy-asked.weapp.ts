// WeChat's privacy question: before the first personal API it asks us to ask. Source: WeChat's documentation of
// onNeedPrivacyAuthorization.
import type { PrivacyAsked } from './privacy-asked';

type Resolve = (outcome: { event: 'agree' | 'disagree'; buttonId?: string }) => void;
interface PrivacyApi {
  onNeedPrivacyAuthorization?: (ask: (resolve: Resolve) => void) => void;
  openPrivacyContract?: (options: object) => void;
}

/** Taro hands this call on to nobody. */
declare const wx: PrivacyApi;
const watchers = new Set<(asked: PrivacyAsked) => void>();
let listening = false;

/** Calls when WeChat wants the person to read its privacy notice first; answers how to stop listening. */
export function onPrivacyAsked(show: (asked: PrivacyAsked) => void): () => void {
  watchers.add(show);
  if (!listening && wx.onNeedPrivacyAuthorization !== undefined) {
    listening = true;
    wx.onNeedPrivacyAuthorization((resolve) => {
      const asked: PrivacyAsked = {
        answer: (agreed) => resolve(agreed ? { event: 'agree', buttonId: PRIVACY_BUTTON } : { event: 'disagree' }),
        read: () => wx.openPrivacyContract?.({}),
      };
      // The page in front has subscribed last.
      [...watchers].at(-1)?.(asked);
    });
  }
  return () => void watchers.delete(show);
}

/** WeChat checks that this button of ours was tapped. */
const PRIVACY_BUTTON = 'privacy-agree';
