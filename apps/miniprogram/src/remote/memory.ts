// What the server last answered, kept on the phone for when there is no network. Forgotten on signing in and out.
import Taro from '@tarojs/taro';
import { z } from 'zod';

export interface Remembered {
  /** When it was answered: milliseconds by the phone. */
  readonly at: number;
  readonly json: unknown;
}

const PREFIX = 'seen/';
/** Storage of a mini-program is 10 MB, 1 MB a key. */
const LONGEST = 200_000;
const shape = z.object({ at: z.number(), json: z.unknown() });
const inMemory = new Map<string, Remembered>();
const watchers = new Map<string, Set<() => void>>();

export function recall(key: string): Remembered | null {
  const known = inMemory.get(key);
  if (known) return known;
  const read = shape.safeParse(Taro.getStorageSync<unknown>(PREFIX + key));
  return read.success ? { at: read.data.at, json: read.data.json } : null;
}

/** Keeps an answer. One that is too long, or that a full phone refuses, is kept until the app closes. */
export function remember(key: string, answer: Remembered): void {
  keep(key, answer);
  for (const watcher of watchers.get(key) ?? []) watcher();
}

/** Calls `watcher` whenever a newer answer is kept under the key; returns how to stop that. */
export function watch(key: string, watcher: () => void): () => void {
  const those = watchers.get(key) ?? new Set();
  watchers.set(key, those.add(watcher));
  return () => those.delete(watcher);
}

function keep(key: string, answer: Remembered): void {
  inMemory.set(key, answer);
  if (JSON.stringify(answer.json).length > LONGEST) return;
  try {
    Taro.setStorageSync(PREFIX + key, answer);
  } catch {
    Taro.removeStorageSync(PREFIX + key);
  }
}

/** Forgets every answer that was given to a person; what a guest may see as well stays. */
export function forgetAll(): void {
  for (const key of inMemory.keys()) if (!isPublic(key)) inMemory.delete(key);
  for (const key of Taro.getStorageInfoSync().keys)
    if (key.startsWith(PREFIX) && !isPublic(key.slice(PREFIX.length))) Taro.removeStorageSync(key);
}

const isPublic = (key: string): boolean => key.startsWith('public/');
