// The id of the request (or job) that the running code serves, carried along without being passed.
import { AsyncLocalStorage } from 'node:async_hooks';
import { types } from 'node:util';

interface RequestContext {
  readonly requestId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/**
 * Requests and jobs under way that carry an id. Carrying costs every promise of the process something, also those of
 * requests that hand their id on themselves, so nothing is carried while nobody needs it.
 */
let carrying = 0;

/** Runs work under a request id until it is done; everything awaited inside sees it, and the outbox hands it on to jobs. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  const end = carryRequestId();
  try {
    const result = storage.run({ requestId }, work);
    if (types.isPromise(result)) void result.then(end, end);
    else end();
    return result;
  } catch (error) {
    end();
    throw error;
  }
}

/** The same for work that goes on after it has returned: until what is answered is called. */
export function startWithRequestId(requestId: string, work: () => void): () => void {
  const end = carryRequestId();
  storage.run({ requestId }, work);
  return end;
}

export function currentRequestId(): string | undefined {
  return storage.getStore()?.requestId;
}

function carryRequestId(): () => void {
  carrying += 1;
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    carrying -= 1;
    // Not amid the promises of this turn.
    if (carrying === 0) setImmediate(stopCarrying);
  };
}

function stopCarrying(): void {
  if (carrying === 0) storage.disable();
}
