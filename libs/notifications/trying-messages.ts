// What a member reads about clothes that hang ready for them.
import type { BusinessDay } from '@guike/kernel';
import { dayInWords } from '@guike/programme';
import type { Message } from './messages';

/** The store has hung up what the member wants to try on. */
export function tryingPreparedMessage({
  things,
  storeName,
  day,
  today,
}: {
  /** 羊绒大衣 M、真丝衬衫 S; may be empty. */
  readonly things: string;
  readonly storeName: string;
  readonly day: BusinessDay;
  readonly today: BusinessDay;
}): Message {
  return {
    kind: 'look',
    title: '您想试的已挂好',
    body: `${things === '' ? '衣服' : things}已在${storeName}挂好，${dayInWords(day, today)}见。`,
  };
}
