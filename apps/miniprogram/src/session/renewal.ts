// A new token for the person who is signed in, without asking them anything.
import { doorEndpoints } from '@guike/contracts/http';
import { ask } from '../api/ask';
import { silentCode } from '../device/wechat';
import { prolongSession } from './session';

let underWay: Promise<boolean> | null = null;

/**
 * Signs in again as this phone's WeChat user; calls that come together share one try. False when WeChat gives no code
 * or knows nobody by it. Throws Refused when the network is away: the session stays, it may still be good.
 */
export function renewSession(): Promise<boolean> {
  underWay ??= renew().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function renew(): Promise<boolean> {
  const code = await silentCode();
  if (code === null) return false;
  const answer = await ask(doorEndpoints.signIn, { body: { code } });
  if (answer.status !== 'bound') return false;
  prolongSession(answer);
  return true;
}
