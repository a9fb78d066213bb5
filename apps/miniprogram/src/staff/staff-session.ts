// Who works with this phone: a session of its own beside the member's, which the same person may have here too.
import { useSyncExternalStore } from 'react';
import Taro from '@tarojs/taro';
import type { AnswerOf, staffEndpoints } from '@guike/contracts/http';
import { z } from 'zod';
import { phoneTime } from '../clock';

const kept = z.object({
  token: z.string(),
  name: z.string(),
  role: z.enum(['guide', 'manager']),
  storeName: z.string().nullable(),
  /** Phone's milliseconds. */
  until: z.number(),
});
export type StaffSession = z.infer<typeof kept>;

const KEY = 'staff-session';
/** As long as the server takes the token. */
const LIFE_MS = 12 * 3_600_000;
let session: StaffSession | null | undefined;
let parting: string | null = null;
const listeners = new Set<() => void>();

/** The session, or null when nobody is signed in, or twelve hours have passed. */
export function currentStaff(): StaffSession | null {
  if (session === undefined)
    session = kept
      .nullable()
      .catch(null)
      .parse(Taro.getStorageSync<unknown>(KEY) || null);
  return session !== null && session.until > phoneTime() ? session : null;
}

/** The same for components, which are drawn again when it changes. */
export function useStaff(): StaffSession | null {
  return useSyncExternalStore(subscribe, currentStaff, currentStaff);
}

/** False for those whose work is not at the counter: they stay signed out. */
export function openStaff({ token, name, role, storeName }: AnswerOf<typeof staffEndpoints.signIn>): boolean {
  if (role !== 'guide' && role !== 'manager') return false;
  change({ token, name, role, storeName, until: phoneTime() + LIFE_MS });
  return true;
}

/** Signed out. `why`: what the sign-in page says next, where it was not the person's own wish. */
export function closeStaff(why: string | null = null): void {
  parting = why;
  change(null);
}

/** Why one was signed out, said once. */
export function takeParting(): string | null {
  const said = parting;
  parting = null;
  return said;
}

function change(next: StaffSession | null): void {
  session = next;
  if (next === null) Taro.removeStorageSync(KEY);
  else Taro.setStorageSync(KEY, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
