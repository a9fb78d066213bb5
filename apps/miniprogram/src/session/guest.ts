// The token of whoever holds this phone and is not signed in as a member: enough to like a look, not to see a card.
import Taro from '@tarojs/taro';
import { doorEndpoints } from '@guike/contracts/http';
import { ask } from '../api/ask';
import { silentCode } from '../device/wechat';

const KEY = 'guest-token';
let underWay: Promise<string | null> | null = null;

/** The token that is kept, or undefined. */
export function guestToken(): string | undefined {
  const kept = Taro.getStorageSync<unknown>(KEY);
  return typeof kept === 'string' && kept !== '' ? kept : undefined;
}

export function keepGuest(token: string): void {
  Taro.setStorageSync(KEY, token);
}

export function forgetGuest(): void {
  Taro.removeStorageSync(KEY);
}

/**
 * Asks WeChat who this is, without a question to the person; calls that come together share one try. Null where only
 * signing in tells. Throws Refused.
 */
export function meetGuest(): Promise<string | null> {
  underWay ??= meet().finally(() => {
    underWay = null;
  });
  return underWay;
}

/** Whoever signed out of their card stays signed out: their token is kept for liking only. */
async function meet(): Promise<string | null> {
  const code = await silentCode();
  if (code === null) return null;
  const { token } = await ask(doorEndpoints.signIn, { body: { code } });
  keepGuest(token);
  return token;
}
