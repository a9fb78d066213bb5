// Who is signed in on this phone. Kept in the phone's storage until signing out.
import { useSyncExternalStore } from 'react';
import Taro from '@tarojs/taro';
import { type MemberState, memberStates } from '@guike/kernel';
import { z } from 'zod';
import { forgetAll } from '../remote/memory';
import { forgetGuest } from './guest';

const kept = z.object({
  /** Names this signing in; what is remembered under it is shown to nobody else. */
  scope: z.string(),
  token: z.string(),
  state: z.enum(memberStates),
  consentDue: z.boolean(),
});
export type Session = z.infer<typeof kept>;

const KEY = 'session';
let session: Session | null | undefined;
const listeners = new Set<() => void>();

/** The session, or null for a guest. */
export function currentSession(): Session | null {
  if (session === undefined)
    session = kept
      .nullable()
      .catch(null)
      .parse(Taro.getStorageSync<unknown>(KEY) || null);
  return session;
}

/** The same for components, which are drawn again when it changes. */
export function useSession(): Session | null {
  return useSyncExternalStore(subscribe, currentSession, currentSession);
}

/** Somebody has signed in: whatever was remembered for the one before is forgotten. */
export function openSession(given: { token: string; state: MemberState; consentDue: boolean }): void {
  forgetAll();
  forgetGuest();
  change({ scope: newScope(), token: given.token, state: given.state, consentDue: given.consentDue });
}

/** The same person's session with a new token. */
export function prolongSession(given: { token: string; state: MemberState; consentDue: boolean }): void {
  const present = currentSession();
  if (present === null) return;
  change({ scope: present.scope, token: given.token, state: given.state, consentDue: given.consentDue });
}

/** What an answer told about the person: state (joined, frozen), or papers that have been agreed to. */
export function noteSession(known: Partial<Pick<Session, 'state' | 'consentDue'>>): void {
  const present = currentSession();
  if (present === null) return;
  const next = { ...present, ...known };
  if (next.state !== present.state || next.consentDue !== present.consentDue) change(next);
}

/** Signing out: the phone forgets the person and everything it had shown. */
export function closeSession(): void {
  forgetAll();
  forgetGuest();
  change(null);
}

function change(next: Session | null): void {
  session = next;
  if (next === null) Taro.removeStorageSync(KEY);
  else Taro.setStorageSync(KEY, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Not a secret: it only has to be another one than before. */
function newScope(): string {
  return Math.random().toString(36).slice(2);
}
