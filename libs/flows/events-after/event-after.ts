// After an event, as its attendee sees it: what they said, what they were given, the photos of the evening.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, eventOutcomeEndpoints } from '@guike/contracts/http';
import {
  type EventPhoto,
  EventPhotosService,
  EventRatingsService,
  EventThanksService,
  changeableUntil,
  mayRate,
} from '@guike/events';
import { type Clock, DomainError, type MemberId } from '@guike/kernel';
import { everyIdOf } from '@guike/members';
import { CLOCK, Database, type Tx, rows } from '@guike/platform';
import { count } from '@guike/programme';
import { type EventFacts, eventFacts, hasAnswered, hasAttended } from './event-facts';
import { EventPhotoLinks } from './event-photo-links';

export type After = AnswerOf<(typeof eventOutcomeEndpoints)['myEventAfter']>;

interface Mine {
  readonly attended: boolean;
  readonly photos: readonly EventPhoto[];
  /** Of the photos, those in the member's album. */
  readonly kept: ReadonlySet<string>;
}

@Injectable()
export class EventAfter {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ratings: EventRatingsService,
    private readonly thanks: EventThanksService,
    private readonly photos: EventPhotosService,
    private readonly links: EventPhotoLinks,
  ) {}

  /** Who did not come sees neither photos nor a question. Error: EVENT_UNKNOWN, also of one that was never answered. */
  async of(memberId: MemberId, eventId: string): Promise<After> {
    const tx = this.database.reading;
    const event = await eventFacts(tx, eventId);
    const attended = await hasAttended(tx, memberId, eventId);
    if (!attended && !(await hasAnswered(tx, memberId, eventId))) throw new DomainError('EVENT_UNKNOWN');
    const photos = attended ? await this.photos.list(tx, eventId) : [];
    const kept = await keptOf(tx, memberId, photos);
    return this.view(tx, memberId, event, { attended, photos, kept });
  }

  private async view(tx: Tx, memberId: MemberId, event: EventFacts, { attended, photos, kept }: Mine): Promise<After> {
    const [rating, given, mayKeep] = await Promise.all([
      this.ratings.find(tx, await everyIdOf(tx, memberId), event.id),
      this.thanks.of(tx, memberId, event.id),
      agreesToPhotos(tx, memberId),
    ]);
    return {
      eventId: event.id,
      title: event.title,
      startsAt: event.startsAt.toISOString(),
      storeName: event.storeName,
      attended,
      mayRate: attended && mayRate(event, rating?.ratedAt ?? null, this.clock.now()),
      rating: rating && { stars: rating.stars, nps: rating.nps, words: rating.words },
      changeableUntil: rating && changeableUntil(rating.ratedAt).toISOString(),
      thanks: [
        ...(given && given.points > 0 ? [`${count(given.points)} 积分`] : []),
        ...(given?.gift != null ? [given.gift] : []),
      ],
      mayKeep,
      photos: photos.map((photo) => ({ ...this.links.linked(event.id, photo), kept: kept.has(photo.id) })),
    };
  }
}

async function keptOf(tx: Tx, memberId: MemberId, photos: readonly EventPhoto[]): Promise<ReadonlySet<string>> {
  if (photos.length === 0) return new Set();
  const found = await rows<{ id: string }>(
    tx,
    `SELECT id FROM album_photo WHERE member_id = $1 AND id = ANY ($2) AND removed_at IS NULL`,
    [memberId, photos.map(({ id }) => id)],
  );
  return new Set(found.map(({ id }) => id));
}

async function agreesToPhotos(tx: Tx, memberId: MemberId): Promise<boolean> {
  const found = await rows(
    tx,
    `SELECT FROM member_consent WHERE member_id = $1 AND purpose = 'photo' AND withdrawn_at IS NULL LIMIT 1`,
    [memberId],
  );
  return found.length > 0;
}
