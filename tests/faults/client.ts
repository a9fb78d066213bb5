// One till or phone: it sends, learns or does not learn what came of it, and sometimes asks again.
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyPair } from '@guike/stores';
import { signRequest } from '../../apps/api/edge/till-signature';
import type { Journal, Operation, Outcome, Sent, Wish } from './operations';
import type { Chance } from './random';

const TIMEOUT_MS = 10_000;
const REPEATS = 12;
/** Refused for now; what was asked may be done by the other request that runs. */
const FOR_NOW = new Set(['REQUEST_IN_FLIGHT', 'RATE_LIMITED']);

export interface StormClient {
  readonly chance: Chance;
  readonly journal: Journal;
  /** Sends once, and after no answer perhaps again, as long as the caller's patience lasts. Answers the last body that said yes. */
  ask(operation: Operation, wish: () => Wish): Promise<Record<string, unknown> | null>;
}

/** `wish` is asked for anew at each send: a member's code has turned meanwhile, the signature is of now. */
export function stormClient(url: string, key: KeyPair, journal: Journal, chance: Chance): StormClient {
  const once = async (operation: Operation, wish: Wish): Promise<Sent> => {
    journal.sending(operation);
    const sent = await sendOnce(url, key, wish);
    journal.answered(operation, sent);
    return sent;
  };
  return {
    chance,
    journal,
    async ask(asked, wish) {
      const operation = asked;
      operation.wish = wish;
      for (let sends = 1; ; sends++) {
        const { outcome, body } = await once(operation, wish());
        if (outcome === 'refused') return null;
        if (outcome === 'acknowledged') {
          // The customer's receipt jammed: a till may send once more what it has been told.
          if (chance.is(0.05)) await once(operation, wish());
          return body;
        }
        if (sends > REPEATS || chance.is(0.15)) return null; // It gave up: what became of it stays unknown to it.
        await sleep(chance.between(100, 800));
      }
    },
  };
}

async function sendOnce(url: string, key: KeyPair, wish: Wish): Promise<Sent> {
  const text = wish.body === undefined ? undefined : JSON.stringify(wish.body);
  const headers = wish.headers ?? signature(key, wish, text);
  try {
    const answer = await fetch(`${url}${wish.path}`, {
      method: 'POST',
      ...(text !== undefined && { body: text }),
      headers: { ...(text !== undefined && { 'content-type': 'application/json' }), ...headers },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await answer.json()) as Record<string, unknown>;
    return { outcome: outcomeOf(answer.status, body), status: answer.status, body };
  } catch (error) {
    return { outcome: 'unknown', status: 0, body: { error: String(error) } };
  }
}

function outcomeOf(status: number, body: Readonly<Record<string, unknown>>): Outcome {
  if (status === 200) return 'acknowledged';
  return status >= 500 || FOR_NOW.has(String(body['code'])) ? 'unknown' : 'refused';
}

function signature(key: KeyPair, { path, idempotencyKey }: Wish, text: string | undefined): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const body = text === undefined ? undefined : Buffer.from(text);
  return {
    'x-guike-key': key.keyId,
    'x-guike-timestamp': timestamp,
    'x-guike-signature': signRequest(key.secret, { timestamp, method: 'POST', path, idempotencyKey, body }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  };
}
