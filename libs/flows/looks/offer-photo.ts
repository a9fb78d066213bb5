// A guide's photo that waits, apart from the album, for the word of a member who has not agreed to photos.
import { Injectable } from '@nestjs/common';
import type { MemberId, StaffId, StoreId } from '@guike/kernel';
import { PhotoOffersService } from '@guike/looks';
import { ConsentsService } from '@guike/members';
import { NotificationsService, photoOfferedMessage } from '@guike/notifications';
import { Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { storeNames } from '../office/office-faces';
import { requireHere } from '../profile/leave-programme';
import { lockMember } from '../standing';
import type { TakenPhoto } from './keep-album';
import { LookFiles } from './look-files';

/** How long a photo waits for the member's word. */
const WAITING_MS = 24 * 3_600_000;
const MY_ALBUM = 'pages/my-looks/album';

@Injectable()
export class OfferPhoto {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly offers: PhotoOffersService,
    private readonly consents: ConsentsService,
    private readonly notifications: NotificationsService,
    private readonly files: LookFiles,
  ) {}

  isAgreedTo(tx: Tx, memberId: MemberId): Promise<boolean> {
    return this.consents.holds(tx, memberId, 'photo');
  }

  /** Keeps it apart and asks the member, once a day and store. Errors: PICTURE_INVALID, PICTURE_TOO_LARGE. */
  async offer(
    photo: TakenPhoto & { readonly storeId: StoreId; readonly guideId: StaffId },
    bytes: Buffer,
  ): Promise<void> {
    const { memberId, storeId, takenOn } = photo;
    const kept = await this.files.keep(bytes);
    const isNew = await this.database.inTransaction(async (tx) => {
      const { day, now } = await this.programmes.present(tx);
      requireHere(await lockMember(tx, memberId, day));
      const endsAt = new Date(now.getTime() + WAITING_MS);
      if (!(await this.offers.add(tx, { ...photo, ...kept, endsAt }))) return false;
      const storeName = (await storeNames(tx, [storeId])).get(storeId) ?? '门店';
      const message = photoOfferedMessage({ storeName });
      const source = `photo-offer/${storeId}/${takenOn}`;
      await this.notifications.deliver(tx, { ...message, memberId, source, link: MY_ALBUM });
      return true;
    });
    if (!isNew) await this.files.remove([kept.fileKey]);
  }
}
