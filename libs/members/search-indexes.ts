// The keyed indexes by which a member is found although name and phone are sealed.
import type { Keys } from '@guike/platform';
import { plainName } from './masking';

export interface SearchIndexes {
  readonly nameIndex: Buffer | null;
  readonly phoneTailIndex: Buffer | null;
}

/**
 * What belongs into `member.name_index` and `member.phone_tail_index` beside the sealed fields: whoever writes
 * name_enc or phone_enc writes these in the same statement. Null in, null out.
 */
export function searchIndexes(
  keys: Keys,
  { name, phone }: { readonly name: string | null; readonly phone: string | null },
): SearchIndexes {
  return {
    nameIndex: name === null ? null : nameIndex(keys, name),
    phoneTailIndex: phone === null ? null : phoneTailIndex(keys, phone.slice(-4)),
  };
}

// Each with a prefix of its own: a name that is a phone number must not meet that phone, nor a tail a name.
export const nameIndex = (keys: Keys, name: string): Buffer => keys.blindIndex(`name/${plainName(name)}`);
export const phoneTailIndex = (keys: Keys, tail: string): Buffer => keys.blindIndex(`phone-tail/${tail}`);
