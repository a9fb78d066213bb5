// Points of events in the member's statement: which event it was, and why. `e` is the entry.
import type { EntryWords } from '@guike/points';

/** The title of the event that an entry is about; `ids` are the places of its id, of which one is set at most. */
export const eventTitle = (...ids: readonly string[]): string =>
  `(SELECT v.title FROM event v WHERE v.id = coalesce(${ids.join(', ')}))`;

/** Null for an entry that is about no event. */
export function eventWords({
  event,
  kind,
}: {
  readonly event: string | null;
  readonly kind: string;
}): EntryWords | null {
  if (event === null) return null;
  if (kind === 'cancel') return { title: `活动退回 · ${event}`, why: ['报名已取消，用掉的积分退回'] };
  return kind === 'spend'
    ? { title: `活动 · ${event}`, why: ['报名时使用'] }
    : { title: `参加活动 · ${event}`, why: ['谢谢您到场'] };
}
