// What follows an event: thanks, ratings, photos, figures. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { EventAfter } from './event-after';
import { EventOutcomes } from './event-outcomes';
import { EventPhotoLinks } from './event-photo-links';
import { EventPhotos } from './event-photos';
import { KeepEventPhoto } from './keep-event-photo';
import { OnEventHeld } from './on-event-held';
import { RateEvent } from './rate-event';
import { ThankAttendees } from './thank-attendees';

/** What apps and jobs call. */
export const eventOutcomeFlows: Provider[] = [
  EventAfter,
  RateEvent,
  EventPhotos,
  KeepEventPhoto,
  EventOutcomes,
  OnEventHeld,
];

/** What only flows call. */
export const eventOutcomeParts: Provider[] = [ThankAttendees, EventPhotoLinks];
