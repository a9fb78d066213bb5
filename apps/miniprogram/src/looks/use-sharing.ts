// What a look is shown by elsewhere: a card in a chat, a page in Moments, a poster. Whoever came by a member's share is known
// by the member's invite code in its address.
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { type AnswerOf, lookSharingEndpoints, referralEndpoints } from '@guike/contracts/http';
import { shortId } from '@guike/kernel';
import { inSinglePage } from '../device/single-page';
import { useRemote } from '../remote/use-remote';
import { useSession } from '../session/session';
import { apiBase } from '../settings';

type Sharing = AnswerOf<(typeof lookSharingEndpoints)['sharing']>;

export interface UsedSharing {
  readonly sharing: Sharing | null;
  /** The poster's whole address; null where there is none. */
  readonly poster: string | null;
}

const FRESH_MS = 30 * 60_000;

/** `when`: the look is there to be seen. */
export function useSharing(lookId: string, when: boolean): UsedSharing {
  const session = useSession();
  const mayInvite = when && session?.state === 'active' && !session.consentDue && !inSinglePage();
  const fresh = { freshForMs: FRESH_MS };
  const remote = useRemote(
    `look-sharing/${lookId}`,
    lookSharingEndpoints.sharing,
    { params: { id: lookId } },
    { ...fresh, when },
  );
  const invite = useRemote('referral', referralEndpoints.referral, { query: {} }, { ...fresh, when: mayInvite });
  const code = mayInvite ? (invite.data?.code ?? null) : null;
  const sharing = remote.data;
  const by = code === null ? '' : `&i=${code}`;
  const title = sharing?.title ?? '看看这身穿搭';
  useShareAppMessage(() => ({
    title,
    path: `/pages/looks/look?id=${shortId(lookId)}${by}`,
    ...(sharing === null ? {} : { imageUrl: `${apiBase}${sharing.card}` }),
  }));
  useShareTimeline(() => ({
    title,
    query: `id=${shortId(lookId)}${by}`,
    ...(sharing === null ? {} : { imageUrl: `${apiBase}${sharing.square}` }),
  }));
  const poster = sharing?.poster ?? null;
  return {
    sharing,
    poster: poster === null ? null : `${apiBase}${poster}${code === null ? '' : `?i=${code}`}`,
  };
}
