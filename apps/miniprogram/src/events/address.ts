// How a page about an event is addressed: its id, short or long, by link, by code or from a message. Pure.
import { longId } from '@guike/kernel';

/** What a page is opened with. */
type Opened = Readonly<Record<string, string | undefined>>;

const LONG = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `id` of a link, else the beginning of a code's `scene`; null where neither names an event. */
export function eventIdIn({ id, scene }: Opened): string | null {
  const given = id ?? decoded(scene).split('.')[0] ?? '';
  return LONG.test(given) ? given.toLowerCase() : longId(given);
}

/** WeChat gives a scene as it stands in an address. */
function decoded(scene: string | undefined): string {
  try {
    return decodeURIComponent(scene ?? '');
  } catch {
    return '';
  }
}
