// Which look a page is opened for: by its own query, or by the scene of a mini-program code. Pure.
import { longId } from '@guike/kernel';

interface Query {
  readonly id?: string | undefined;
  /** As WeChat gives it: encoded, the look and, behind a point, who showed it. */
  readonly scene?: string | undefined;
}

/** The look's id, or null where the address names none. */
export function lookIdOf({ id, scene }: Query): string | null {
  const [short = ''] = decoded(id ?? scene ?? '').split('.');
  return longId(short);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
