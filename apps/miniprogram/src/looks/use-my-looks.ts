// My looks with what their likes come to.
import { type AnswerOf, feedEndpoints, lookEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { type Remote, useRemote } from '../remote/use-remote';
import { type Growing, useOlder } from '../remote/use-older';
import type { MyLook } from './answers';

type Countings = AnswerOf<(typeof feedEndpoints)['countings']>;
export type Counting = Countings['items'][number];

export interface UsedMyLooks {
  readonly remote: Remote<{ readonly items: readonly MyLook[]; readonly next: string | null }>;
  readonly list: Growing<MyLook>;
  /** How likes count by the programme, in a sentence; null where they bring nothing. */
  readonly rule: string | null;
  /** Null for a look that was never published, or whose likes are not told yet. */
  readonly countingOf: (lookId: string) => Counting | null;
  readonly reload: () => Promise<void>;
}

const PAGE = 20;
const nothing = { items: [], next: null };

export function useMyLooks(): UsedMyLooks {
  const query = { limit: PAGE };
  const remote = useRemote('my-looks', lookEndpoints.looks, { query });
  const countings = useRemote('my-look-likes', feedEndpoints.countings, { query: { limit: 50 } });
  const list = useOlder<MyLook>(remote.data ?? nothing, (after) =>
    call(lookEndpoints.looks, { query: { ...query, after } }),
  );
  return {
    remote,
    list,
    rule: countings.data?.rule ?? null,
    countingOf: (lookId) => countings.data?.items.find(({ id }) => id === lookId) ?? null,
    reload: async () => {
      await Promise.all([remote.reload(), countings.reload()]);
    },
  };
}
