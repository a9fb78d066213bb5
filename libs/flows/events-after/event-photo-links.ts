// Links to the photos of an evening, for whoever was there or works there; a picture in a page cannot show a token.
import { Injectable } from '@nestjs/common';
import type { EventPhoto, EventPhotoWidth } from '@guike/events';
import { type LinkSeal, ReplayLinks } from '../birthday/replay-links';

export interface LinkedPhoto {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly small: string;
  readonly large: string;
}

const pathOf = (eventId: string, photoId: string, width: EventPhotoWidth): string =>
  `/event-photos/${eventId}/${photoId}/${width}`;

@Injectable()
export class EventPhotoLinks {
  constructor(private readonly links: ReplayLinks) {}

  linked(eventId: string, { id, width, height }: EventPhoto): LinkedPhoto {
    const link = (wide: EventPhotoWidth) => this.links.sealed(pathOf(eventId, id, wide));
    return { id, width, height, small: link(600), large: link(1200) };
  }

  /** Error: NOT_FOUND for a seal that is not ours or has ended. */
  require(eventId: string, photoId: string, width: EventPhotoWidth, seal: LinkSeal): void {
    this.links.require(pathOf(eventId, photoId, width), seal);
  }
}
