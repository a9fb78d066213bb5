// What this phone knows of likes besides the answers it shows: a tap is seen at once, settled by the server's answer, and
// two taps come to what the last one wanted.
import { feedEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import { phoneTime } from '../clock';

export interface Liking {
  readonly likes: number;
  readonly liked: boolean;
}

interface Known extends Liking {
  /** Phone's milliseconds. */
  readonly at: number;
}

interface Wish {
  /** As the server knows it, as far as this phone was told. */
  settled: Liking;
  wanted: boolean;
}

const known = new Map<string, Known>();
const wishes = new Map<string, Wish>();
const listeners = new Set<() => void>();

/** An answer that comes so soon after a tap may have been on its way before it. */
const ON_ITS_WAY_MS = 3_000;

/** What is to be shown of a look whose answer came at `at`: what was tapped or settled since, else the answer. */
export function likingOf(id: string, given: Liking, at: number): Liking {
  const later = known.get(id);
  return later !== undefined && later.at + ON_ITS_WAY_MS >= at ? later : given;
}

export function watchLikes(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Likes it, or takes that back. Resolves to why it did not work, in a code and a sentence; null when it did. */
export async function wishLike(id: string, shown: Liking): Promise<{ code: string; title: string } | null> {
  const underWay = wishes.get(id);
  show(id, { likes: shown.likes + (shown.liked ? -1 : 1), liked: !shown.liked });
  if (underWay !== undefined) {
    underWay.wanted = !shown.liked;
    return null;
  }
  const wish: Wish = { settled: shown, wanted: !shown.liked };
  wishes.set(id, wish);
  try {
    while (wish.wanted !== wish.settled.liked) wish.settled = await send(id, wish.wanted);
    return null;
  } catch (error) {
    const { code, title } = problemOf(error);
    return { code, title: code === 'OFFLINE' ? '没有连上网络，这个赞没有送到' : title };
  } finally {
    wishes.delete(id);
    show(id, wish.settled);
  }
}

const send = (id: string, wanted: boolean): Promise<Liking> =>
  call(wanted ? feedEndpoints.like : feedEndpoints.unlike, { params: { id } });

function show(id: string, { likes, liked }: Liking): void {
  known.set(id, { likes: Math.max(0, likes), liked, at: phoneTime() });
  for (const listener of listeners) listener();
}
