// What members read about a benefit that they asked for.
import type { Message } from './messages';

const quoted = (name: string): string => `「${name}」`;

/** The store has it ready. `storeName`: where it waits; null where that does not matter. */
export function benefitReadyMessage({
  name,
  storeName,
}: {
  readonly name: string;
  readonly storeName: string | null;
}): Message {
  return {
    kind: 'benefit',
    title: `${quoted(name)}已备好`,
    body: `${storeName ?? '门店'}已为您备好${quoted(name)}，到店就给您。`,
  };
}

/** The store could not give it, and says why; it costs the member nothing. */
export function benefitMissedMessage({ name, reason }: { readonly name: string; readonly reason: string }): Message {
  return {
    kind: 'benefit',
    title: `${quoted(name)}没能给您`,
    body: `很抱歉，${quoted(name)}没能给您：${reason}。次数已还给您，可以再约。`,
  };
}
