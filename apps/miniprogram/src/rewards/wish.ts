// The id of a redemption that is being asked for, kept until the answer is here: asking again after a lost answer is
// then the same redemption, and the points are spent once.
import { phoneTime } from '../clock';
import { recall, remember } from '../remote/memory';

/** Somebody who comes back later wants another one. */
const KEPT_MS = 10 * 60_000;
const HEX = '0123456789abcdef';

const keyOf = (scope: string, rewardId: string): string => `${scope}/redeeming/${rewardId}`;

/** The id to send, as a UUID: the one that has had no answer yet, else a new one. `scope` is whose wish it is. */
export function wishFor(scope: string, rewardId: string): string {
  const kept = recall(keyOf(scope, rewardId));
  if (kept !== null && typeof kept.json === 'string' && phoneTime() - kept.at < KEPT_MS) return kept.json;
  const id = newId();
  remember(keyOf(scope, rewardId), { at: phoneTime(), json: id });
  return id;
}

/** The answer is here: the next wish is another one. */
export function answered(scope: string, rewardId: string): void {
  remember(keyOf(scope, rewardId), { at: phoneTime(), json: null });
}

/** Not a secret, and WeChat has no crypto: it only has to be another one than this member's before. */
export function newId(): string {
  const digit = (from: string): string => from.charAt(Math.floor(Math.random() * from.length));
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => digit(place === 'x' ? HEX : '89ab'));
}
