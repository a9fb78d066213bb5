// Asking whether WeChat may tell somebody something, at a tap that it helps. It never holds up or fails what was tapped.
import { useRef } from 'react';
import { type AnswerOf, type QueryOf, messageEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { askForMessages } from '../device/subscribe';
import { useRemote } from '../remote/use-remote';
import { newId } from '../rewards/wish';

export type AskPlace = QueryOf<typeof messageEndpoints.messageAsks>['place'];
type Asks = AnswerOf<typeof messageEndpoints.messageAsks>;

/** Three templates at most; none while there is nothing to ask. */
export function useAsks(place: AskPlace): { readonly asks: Asks | null; readonly ask: () => void } {
  const { data, reload } = useRemote(`asks/${place}`, messageEndpoints.messageAsks, { query: { place } });
  const asking = useRef(false);
  // What to ask is known before the tap: WeChat refuses a question that comes after anything that was waited for.
  const ask = (): void => {
    if (asking.current || data === null || data.templates.length === 0) return;
    asking.current = true;
    void asked(data.templates)
      .then(reload)
      .finally(() => (asking.current = false));
  };
  return { asks: data, ask };
}

/** `const ask = useAskForMessages('booking')`, then `ask()` in the handler of the tap, before anything is sent. */
export function useAskForMessages(place: AskPlace): () => void {
  return useAsks(place).ask;
}

async function asked(templates: readonly string[]): Promise<void> {
  const results = await askForMessages(templates);
  if (Object.keys(results).length === 0) return;
  try {
    await call(messageEndpoints.messageGrants, { body: { ask: newId(), results } });
  } catch {
    // WeChat tells the shop as well; what is lost both ways is one message that the inbox has anyway.
  }
}
