// How every screen calls an endpoint: as whoever is signed in, renewing the session once when the server no longer takes it.
import type { AnswerOf, CallInput, Endpoint } from '@guike/contracts/http';
import { forgetGuest, guestToken, meetGuest } from '../session/guest';
import { closeSession, currentSession } from '../session/session';
import { renewSession } from '../session/renewal';
import { ask } from './ask';
import { Refused } from './refused';

/**
 * Calls an endpoint. Throws Refused; after UNAUTHENTICATED the session is gone and the screens are a guest's.
 * An answer that arrives when another person has signed in is refused as UNAUTHENTICATED too.
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<AnswerOf<E>> {
  if (endpoint.audience.kind === 'public') return ask(endpoint, input);
  const session = currentSession();
  if (session === null && endpoint.audience.kind === 'visitor') return asVisitor(endpoint, input);
  if (session === null && endpoint.audience.kind === 'person') return asPerson(endpoint, input);
  try {
    return await ask(endpoint, input, session?.token);
  } catch (error) {
    if (!isUnauthenticated(error) || session === null) throw error;
    if (currentSession() === session && !(await renewSession())) closeSession();
    const renewed = currentSession();
    if (renewed === null || renewed.scope !== session.scope) throw error;
    return ask(endpoint, input, renewed.token);
  }
}

/** As the guest who is known on this phone, else as nobody. */
async function asVisitor<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<AnswerOf<E>> {
  const token = guestToken();
  try {
    return await ask(endpoint, input, token);
  } catch (error) {
    if (!isUnauthenticated(error) || token === undefined) throw error;
    forgetGuest();
    return ask(endpoint, input);
  }
}

/** As the guest whom WeChat knows on this phone. Throws Refused UNAUTHENTICATED where only signing in tells who it is. */
async function asPerson<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<AnswerOf<E>> {
  const kept = guestToken();
  try {
    return await ask(endpoint, input, kept ?? (await meetGuest()) ?? undefined);
  } catch (error) {
    if (!isUnauthenticated(error) || kept === undefined) throw error;
    forgetGuest();
    return ask(endpoint, input, (await meetGuest()) ?? undefined);
  }
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof Refused && error.problem.code === 'UNAUTHENTICATED';
}
