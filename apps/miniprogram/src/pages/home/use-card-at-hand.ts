// Fetches what the member code is made of while there is a network, so that it opens where there is none.
import { type AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { useRemote } from '../../remote/use-remote';

/** A card's secret changes only with the card. */
const FRESH_MS = 6 * 3_600_000;

export function useCardAtHand(home: AnswerOf<(typeof memberEndpoints)['home']> | null): void {
  useRemote('card', memberEndpoints.card, {}, { when: home?.state === 'active', freshForMs: FRESH_MS });
}
