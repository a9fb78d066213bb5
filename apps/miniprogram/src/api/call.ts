// How every screen calls an endpoint: as whoever is signed in, renewing the session once when the server no longer takes it.
import type { AnswerOf, CallInput, Endpoint } from '@guike/contracts/http';
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

function isUnauthenticated(error: unknown): boolean {
  return error instanceof Refused && error.problem.code === 'UNAUTHENTICATED';
}
