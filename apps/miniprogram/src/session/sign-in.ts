// From WeChat's codes to a session.
import { doorEndpoints } from '@guike/contracts/http';
import { ask } from '../api/ask';
import { tellLanding } from '../referrals/landing';
import { keepGuest } from './guest';
import { openSession } from './session';
import type { Draft } from './trip';

/** Who the login code belongs to: signed in, or nobody yet, with a ticket to bind a phone within ten minutes. Throws Refused. */
export async function identify(code: string): Promise<{ ticket: string } | 'signed-in'> {
  const answer = await ask(doorEndpoints.signIn, { body: { code } });
  if (answer.status === 'guest') {
    keepGuest(answer.token);
    void tellLanding();
    return { ticket: answer.ticket };
  }
  openSession(answer);
  return 'signed-in';
}

/** What proves the phone: WeChat's code, or six digits in a short message. */
export type Proof =
  { readonly phoneCode: string } | { readonly sms: { readonly phone: string; readonly code: string } };

/** Has six digits sent to a phone; answers for how many seconds they are good. Throws Refused. */
export async function sendCode(ticket: string, phone: string): Promise<number> {
  return (await ask(doorEndpoints.sendCode, { body: { ticket, phone } })).seconds;
}

/**
 * Binds the phone, and signs in. Answers what to tell the person. By whose invitation they came is told before: it counts for
 * who has never been a member. Throws Refused.
 */
export async function bindPhone({ ticket, name, consents, purposes }: Draft, proof: Proof): Promise<string> {
  await tellLanding();
  const answer = await ask(doorEndpoints.bind, {
    body: { ticket, ...proof, consents, purposes: [...purposes], ...(name.trim() === '' ? {} : { name: name.trim() }) },
  });
  openSession(answer);
  if (answer.joined) return '您已成为会员，到店出示会员码即可积分';
  if (answer.state === 'active') return '已找到您的会员卡';
  return answer.found ? '已找到您在门店的消费记录' : '手机号已绑定，到店报手机号即可';
}
