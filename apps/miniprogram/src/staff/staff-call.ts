// How the staff's screens call an endpoint: as whoever works with this phone.
import { type AnswerOf, type CallInput, type Endpoint, type Problem, staffEndpoints } from '@guike/contracts/http';
import { ask } from '../api/ask';
import { problemOf } from '../api/refused';
import { forgetDoors } from './door-store';
import { closeStaff, currentStaff } from './staff-session';

/** Throws Refused; after UNAUTHENTICATED the session is gone, and the screens ask to sign in. */
export async function staffCall<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<AnswerOf<E>> {
  const session = currentStaff();
  try {
    return await ask(endpoint, input, session?.token);
  } catch (error) {
    const { code } = problemOf(error);
    if (code === 'UNAUTHENTICATED' && currentStaff() === session) closeStaff('登录已失效，请重新登录');
    throw error;
  }
}

/** Leaves here and, where the network lets it, at the server, whose cookie a browser keeps. */
export function signOutStaff(): void {
  closeStaff();
  forgetDoors();
  ask(staffEndpoints.signOut, {}).catch(() => undefined); // Without the network the cookie ends by itself.
}

/**
 * What went wrong in a sentence, the most exact there is. Nothing here tries again by itself, and without the network
 * nothing is known.
 */
export function staffWords({ code, title, detail }: Problem): string {
  if (code === 'OFFLINE') return '没有连上网络。接待和发放需要联网，请连上后再试';
  const sentence = detail?.['sentence'];
  return typeof sentence === 'string' ? sentence : title;
}
