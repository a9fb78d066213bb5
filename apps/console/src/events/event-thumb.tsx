// The cover of an event as the office sees it; without one, an invitation of our own drawing.
import { type PictureWidth, picturePath } from '@guike/contracts/http';
import { EventDrawing } from './event-drawing';

interface EventThumbProps {
  readonly cover: string | null;
  readonly width?: PictureWidth;
  readonly className?: string;
}

/** Its title stands beside it: readers need not hear of it twice. */
export function EventThumb({ cover, width = 200, className = '' }: EventThumbProps) {
  const path = cover === null ? null : picturePath(cover, width);
  if (path !== null) return <img className={`event-thumb ${className}`} src={path} alt="" decoding="async" />;
  return <EventDrawing className={className} />;
}
