// A member's own changes to their album: a photo from their phone, a photo deleted for good.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, lookEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { readStanding } from '../standing';
import { KeepAlbum } from './keep-album';
import { RemovePhoto } from './remove-photo';

type Endpoints = typeof lookEndpoints;

@Injectable()
export class ChangeAlbum {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly keeping: KeepAlbum,
    private readonly removing: RemovePhoto,
  ) {}

  /** Errors: NOT_A_MEMBER, and those of KeepAlbum.add: CONSENT_MISSING, ALBUM_FULL, PICTURE_INVALID, PICTURE_TOO_LARGE. */
  async add(memberId: MemberId, id: string, bytes: Buffer): Promise<void> {
    const tx = this.database.reading;
    const { day } = await this.programmes.present(tx);
    const state = (await readStanding(tx, memberId, day))?.state;
    if (state !== 'active' && state !== 'frozen') throw new DomainError('NOT_A_MEMBER');
    await this.keeping.add({ id, memberId, takenOn: day, storeId: null, guideId: null }, bytes);
  }

  /** When this resolves its files are deleted. Again changes nothing, and so does a photo that is nobody's or another's. */
  async remove(memberId: MemberId, id: string): Promise<AnswerOf<Endpoints['removePhoto']>> {
    return { withdrawn: await this.removing.remove(memberId, id) };
  }
}
