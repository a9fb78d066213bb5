// Signing in from a browser: a trip to the WeChat sandbox and back, where a phone would ask WeChat.
import Taro from '@tarojs/taro';
import { z } from 'zod';
import { send } from '../api/ask';
import type { Draft, Trip } from '../session/trip';

const USER_KEY = 'wechat-user';
const TRIP_KEY = 'wechat-trip';
const PARAMETERS = ['wx_code', 'wx_user', 'wx_phone_code', 'wx_denied', 'wx_errno', 'state'];
const user = z.object({ sandboxUrl: z.string(), user: z.string() });
const left = z.object({
  state: z.string(),
  sandboxUrl: z.string(),
  draft: z
    .object({
      ticket: z.string(),
      name: z.string(),
      consents: z.object({ agreement: z.string(), privacy: z.string() }),
      purposes: z.array(z.object({ purpose: z.enum(['marketing', 'personalised', 'photo']), version: z.string() })),
    })
    .nullable(),
});

/** Only a trip tells who this is. */
export const knowsByItself = false;

/** Whom the sandbox knows here; null before the first trip. */
export function sandboxUser(): z.output<typeof user> | null {
  return user.safeParse(Taro.getStorageSync<unknown>(USER_KEY)).data ?? null;
}

/** A login code of the account that signed in here before; null when there is none, or the sandbox has forgotten it. */
export async function silentCode(): Promise<string | null> {
  const known = sandboxUser();
  if (known === null) return null;
  const { json } = await send(`${known.sandboxUrl}/sandbox/login-code`, 'POST', { user: known.user });
  const answer = z.object({ code: z.string() }).safeParse(json);
  return answer.success ? answer.data.code : null;
}

/** Leaves for the sandbox's list of accounts. */
export function leaveForLogin(sandboxUrl: string): void {
  leave(sandboxUrl, '/sandbox/authorize', null, []);
}

/** Leaves for the sandbox's question about the phone number; the draft is there again after the trip. */
export function leaveForPhone(sandboxUrl: string, draft: Draft): void {
  leave(sandboxUrl, '/sandbox/phone', draft, [['user', sandboxUser()?.user ?? '']]);
}

/**
 * What a trip that has just ended brought, or null. Its codes leave the address at once, and it counts only when it
 * was this tab that left.
 */
export function returned(): Trip | null {
  const address = new URL(window.location.href);
  const brought = (name: string): string | null => address.searchParams.get(name);
  const kept = left.safeParse(JSON.parse(window.sessionStorage.getItem(TRIP_KEY) ?? 'null'));
  const came = PARAMETERS.some((name) => brought(name) !== null);
  if (!came) return null;
  const state = brought('state');
  const [code, who, phoneCode] = [brought('wx_code'), brought('wx_user'), brought('wx_phone_code')];
  const outcome = brought('wx_denied') === null ? 'quota' : 'denied';
  window.sessionStorage.removeItem(TRIP_KEY);
  for (const name of PARAMETERS) address.searchParams.delete(name);
  window.history.replaceState(window.history.state, '', address.href);
  if (!kept.success || state !== kept.data.state) return null;
  const { draft, sandboxUrl } = kept.data;
  if (draft === null) {
    if (code === null || who === null) return null;
    Taro.setStorageSync(USER_KEY, { sandboxUrl, user: who });
    return { kind: 'login', code };
  }
  return phoneCode === null ? { kind: outcome, draft } : { kind: 'phone', code: phoneCode, draft };
}

function leave(
  sandboxUrl: string,
  path: string,
  draft: Draft | null,
  more: readonly (readonly [string, string])[],
): void {
  const state = Array.from(window.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');
  window.sessionStorage.setItem(TRIP_KEY, JSON.stringify({ state, sandboxUrl, draft }));
  const query = new URLSearchParams([
    ['redirect_uri', window.location.href],
    ['state', state],
    ...more.map(([a, b]) => [a, b]),
  ]);
  window.location.assign(`${sandboxUrl}${path}?${query.toString()}`);
}
