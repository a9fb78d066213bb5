// Cursors of lists of photos and looks: the instant and the id of the last that was seen.
import { DomainError } from '@guike/kernel';
import type { LookPlace } from '@guike/looks';

export const cursorOf = (at: Date, id: string): string => `${at.toISOString()}_${id}`;

/** Null for none. Error: INPUT_INVALID. */
export function placeOf(cursor: string | undefined): LookPlace | null {
  if (cursor === undefined) return null;
  const [text = '', id = ''] = cursor.split('_');
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '格式不对' }] });
  return { at: new Date(at), id };
}
