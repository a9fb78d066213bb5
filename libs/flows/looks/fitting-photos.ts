// 试衣照: a guide's photo of the member before them. With the member's consent it goes into their album; without, it waits
// apart for the word that the member gives on their own phone, and is deleted after a day.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, staffAlbumEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, type StaffId, type StoreId } from '@guike/kernel';
import { AlbumService, PhotoOffersService } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { requireServed } from '../benefits/benefit-desk';
import { readStanding } from '../standing';
import { KeepAlbum, type TakenPhoto } from './keep-album';
import { OfferPhoto } from './offer-photo';

type Endpoints = typeof staffAlbumEndpoints;

/** Who takes the photo, and where. */
export interface Photographer {
  readonly staffId: StaffId;
  readonly storeId: StoreId | null;
}

const MOST_WAITING = 20;

@Injectable()
export class FittingPhotos {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly album: AlbumService,
    private readonly offers: PhotoOffersService,
    private readonly keeping: KeepAlbum,
    private readonly offering: OfferPhoto,
  ) {}

  /** Errors: FORBIDDEN (of no store), MEMBER_UNKNOWN, also of whom this person has not looked up today. */
  async state(memberId: MemberId, by: Photographer): Promise<AnswerOf<Endpoints['albumState']>> {
    const tx = this.database.reading;
    const { names, day, storeId, isMember } = await this.served(tx, memberId, by);
    const { ofDay } = await this.album.counts(tx, names, { storeId, day });
    return {
      consent: await this.offering.isAgreedTo(tx, memberId),
      waiting: (await this.offers.waiting(tx, names, MOST_WAITING)).length,
      today: ofDay,
      obstacle: isMember ? null : '入会后才能留影',
    };
  }

  /**
   * Keeps or offers a photo; the same id again answers how it stands. Errors: FORBIDDEN, MEMBER_UNKNOWN, NOT_A_MEMBER,
   * ALBUM_FULL, PHOTO_UNKNOWN (deleted meanwhile), PICTURE_INVALID, PICTURE_TOO_LARGE.
   */
  async add(
    { memberId, id }: Pick<TakenPhoto, 'memberId' | 'id'>,
    bytes: Buffer,
    by: Photographer,
  ): Promise<AnswerOf<Endpoints['addPhoto']>> {
    const tx = this.database.reading;
    const { names, day, storeId, isMember } = await this.served(tx, memberId, by);
    if (!isMember) throw new DomainError('NOT_A_MEMBER');
    const before = await this.offers.find(tx, names, id);
    if (before === null) {
      const photo = { id, memberId, takenOn: day, storeId, guideId: by.staffId };
      if (await this.offering.isAgreedTo(tx, memberId)) return this.kept(photo, bytes);
      await this.keeping.requireRoom(tx, photo);
      await this.offering.offer(photo, bytes);
    }
    const offer = before ?? (await this.offers.find(tx, names, id));
    if (offer === null || offer.state === 'lapsed') throw new DomainError('PHOTO_UNKNOWN');
    const state = offer.state === 'agreed' ? 'kept' : offer.state;
    return { state, endsAt: state === 'waiting' ? offer.endsAt.toISOString() : null };
  }

  /** Consent may be taken back at this very moment: then it is not kept, and the guide asks again. */
  private async kept(photo: TakenPhoto, bytes: Buffer): Promise<AnswerOf<Endpoints['addPhoto']>> {
    await this.keeping.add(photo, bytes);
    const [there] = await this.album.photosOf(this.database.reading, [photo.memberId], [photo.id]);
    if (!there) throw new DomainError('PHOTO_UNKNOWN');
    return { state: 'kept', endsAt: null };
  }

  private async served(tx: Tx, memberId: MemberId, { staffId, storeId }: Photographer) {
    if (storeId === null) throw new DomainError('FORBIDDEN');
    const { day, now } = await this.programmes.present(tx);
    const standing = await readStanding(tx, memberId, day);
    if (standing === null) throw new DomainError('MEMBER_UNKNOWN');
    const names = await everyIdOf(tx, memberId);
    await requireServed(tx, { names, now }, { staffId });
    return { names, day, storeId, isMember: standing.state === 'active' || standing.state === 'frozen' };
  }
}
