// Fetches what the member code is made of while there is a network, so that it opens where there is none.
import { memberEndpoints } from '@guike/contracts/http';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';

/** A card's secret changes only with the card. */
const FRESH_MS = 6 * 3_600_000;

export function useCardAtHand(): void {
  const session = useSession();
  useRemote('card', memberEndpoints.card, {}, { when: session?.state === 'active', freshForMs: FRESH_MS });
}
