// What a screen shows of an endpoint: the answer, else the last one with its time, else what went wrong.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { type AnswerOf, type CallInput, type Endpoint, type Problem, answerFrom } from '@guike/contracts/http';
import { call } from '../api/call';
import { passes, problemOf } from '../api/refused';
import { phoneTime } from '../clock';
import { onReconnect } from '../device/network';
import { currentSession, useSession } from '../session/session';
import { recall, remember, watch } from './memory';

export interface Remote<T> {
  /** The newest answer there is; null until there is one. */
  readonly data: T | null;
  /** When `data` was answered, in milliseconds by the phone. */
  readonly at: number | null;
  /** `data` is from before, and the last try to renew it failed. */
  readonly stale: boolean;
  readonly loading: boolean;
  /** Why the last try failed. */
  readonly problem: Problem | null;
  /** Asks again; settles when the answer is there or the try has failed. Never throws. */
  readonly reload: () => Promise<void>;
}

interface Options {
  /** Answers younger than this are not asked for again when the page shows. Default 0: always ask. */
  readonly freshForMs?: number;
  /** False asks nothing and shows nothing. */
  readonly when?: boolean;
}

interface Held<T> {
  readonly key: string | null;
  readonly data: T | null;
  readonly at: number | null;
  readonly problem: Problem | null;
  readonly loading: boolean;
}

/** Answers that are for whoever holds the phone, before they sign in. */
const GUEST = 'guest';
const RETRY_MS = 8_000;
/** A page's first showing comes right after its first drawing. */
const SAME_SHOWING_MS = 1_000;

/**
 * Asks an endpoint when the component appears, whenever its page shows again, and by itself after a failure that
 * passes. `name` tells apart what is asked with different inputs. A member's endpoint asks nothing for a guest, and
 * nothing of one member is ever shown to another.
 */
export function useRemote<E extends Endpoint>(
  name: string,
  endpoint: E,
  input: CallInput<E>,
  { freshForMs = 0, when = true }: Options = {},
): Remote<AnswerOf<E>> {
  const session = useSession();
  const owner = ownerOf(endpoint.audience.kind, session?.scope);
  const key = when && owner !== null ? `${owner}/${name}` : null;
  const [held, setHeld] = useState<Held<AnswerOf<E>>>(() => holding(key, endpoint));
  const latest = useRef({ key, endpoint, input });
  latest.current = { key, endpoint, input };
  const triedAt = useRef(0);

  const reload = useCallback(async () => {
    const asked = latest.current;
    if (asked.key === null) return;
    triedAt.current = phoneTime();
    setHeld((before) => ({ ...keyed(before, asked.key, asked.endpoint), loading: true }));
    const outcome = await attempt(asked.endpoint, asked.input, asked.key);
    if (latest.current.key === asked.key)
      setHeld((before) => ({ ...keyed(before, asked.key, asked.endpoint), ...outcome, loading: false }));
  }, []);

  const renew = useCallback(() => {
    const known = latest.current.key === null ? null : recall(latest.current.key);
    if (known === null || freshForMs === 0 || phoneTime() - known.at > freshForMs) void reload();
  }, [freshForMs, reload]);

  useEffect(renew, [key, renew]);
  useEffect(() => {
    if (key === null) return undefined;
    return watch(key, () =>
      setHeld((before) => ({ ...holding(key, latest.current.endpoint), loading: before.loading })),
    );
  }, [key]);
  const hasShown = useRef(false);
  useDidShow(() => {
    const isAgain = hasShown.current;
    hasShown.current = true;
    // Who comes back after a moment may have changed what is here.
    if (isAgain || phoneTime() - triedAt.current > SAME_SHOWING_MS) renew();
  });
  const shown = keyed(held, key, endpoint);
  const mayPass = shown.problem !== null && passes(shown.problem);
  useEffect(() => (mayPass ? retrying(reload) : undefined), [mayPass, reload]);

  return { ...shown, stale: shown.data !== null && shown.problem !== null, reload };
}

/** Under whose name an answer is remembered; null asks nothing. */
function ownerOf(kind: Endpoint['audience']['kind'], scope: string | undefined): string | null {
  if (kind === 'public') return 'public';
  return scope ?? (kind === 'visitor' ? GUEST : null);
}

/** What is held when it belongs to the key, else what the phone remembers for the key. */
function keyed<E extends Endpoint>(held: Held<AnswerOf<E>>, key: string | null, endpoint: E): Held<AnswerOf<E>> {
  return held.key === key ? held : holding(key, endpoint);
}

function holding<E extends Endpoint>(key: string | null, endpoint: E): Held<AnswerOf<E>> {
  const known = key === null ? null : recall(key);
  const nothing = { key, data: null, at: null, problem: null, loading: key !== null };
  if (known === null) return nothing;
  try {
    return { ...nothing, data: answerFrom(endpoint, known.json), at: known.at };
  } catch {
    return nothing; // Kept by an older version of this app.
  }
}

async function attempt<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  key: string,
): Promise<Partial<Held<AnswerOf<E>>>> {
  try {
    const data = await call(endpoint, input);
    const at = phoneTime();
    const owner = key.slice(0, key.indexOf('/'));
    if (owner === 'public' || owner === (currentSession()?.scope ?? GUEST)) remember(key, { at, json: data });
    return { data, at, problem: null };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function retrying(reload: () => Promise<void>): () => void {
  const timer = setInterval(() => void reload(), RETRY_MS);
  const stop = onReconnect(() => void reload());
  return () => {
    clearInterval(timer);
    stop();
  };
}
