// One of the three feeds, growing: further pages show what the first was taken from.
import { feedEndpoints, type feedSorts } from '@guike/contracts/http';
import { call } from '../api/call';
import { type Remote, useRemote } from '../remote/use-remote';
import { type Growing, useOlder } from '../remote/use-older';
import type { Feed, LookCard } from './answers';

export type FeedSort = (typeof feedSorts)[number];

/** Who comes back from a look finds the list as they left it; a pull asks anew. */
const FRESH_MS = 10 * 60_000;
const PAGE = 20;
const nothing = { items: [], next: null };

export function useFeed(sort: FeedSort, store: string | undefined): { remote: Remote<Feed>; list: Growing<LookCard> } {
  const query = { sort, ...(sort === 'store' && store !== undefined ? { store } : {}), limit: PAGE };
  const name = `feed/${sort}/${query.store ?? ''}`;
  const remote = useRemote(name, feedEndpoints.feed, { query }, { freshForMs: FRESH_MS });
  const list = useOlder<LookCard>(remote.data ?? nothing, (after) =>
    call(feedEndpoints.feed, { query: { ...query, after } }),
  );
  return { remote, list };
}
