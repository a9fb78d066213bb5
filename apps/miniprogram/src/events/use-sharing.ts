// What an event is shown by elsewhere: a card in a chat, a page in Moments. An event for some is told to nobody else.
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { referralEndpoints } from '@guike/contracts/http';
import { phoneKind } from '../device/phone-kind';
import { inSinglePage } from '../device/single-page';
import { useRemote } from '../remote/use-remote';
import { useSession } from '../session/session';
import type { AnyEvent } from './invitations';

const FRESH_MS = 30 * 60_000;

/**
 * The card's picture is the top of the page, which is the cover, 5:4. Who came by a member's share is known by the code:
 * answers it, null where there is none.
 */
export function useSharing(event: AnyEvent | null): string | null {
  const session = useSession();
  const told = event?.shareable === true ? event : null;
  const mayInvite = told !== null && session?.state === 'active' && !session.consentDue && !inSinglePage();
  const invite = useRemote(
    'referral',
    referralEndpoints.referral,
    { query: { device: phoneKind() } },
    { freshForMs: FRESH_MS, when: mayInvite },
  );
  const code = mayInvite ? (invite.data?.code ?? null) : null;
  const by = code === null ? '' : `&i=${code}`;
  const title = told === null ? '来这里看看' : told.title;
  useShareAppMessage(() => ({
    title,
    path: told === null ? '/pages/home/index' : `/pages/event/index?id=${told.shortId}${by}`,
  }));
  useShareTimeline(() => ({ title, query: told === null ? '' : `id=${told.shortId}${by}` }));
  return code;
}
