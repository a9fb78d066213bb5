// The member's word on a guide's photo of them: agreed to and filed in their album, or deleted at once.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, lookEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { AlbumService, type PhotoOffer, PhotoOffersService } from '@guike/looks';
import { ConsentsService, everyIdOf } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { ProgrammeService, purposes } from '@guike/programme';
import { requireHere } from '../profile/leave-programme';
import { lockMember } from '../standing';
import { consentInForce, requireVersion } from './look-consents';
import { LookFiles } from './look-files';

type Endpoint = (typeof lookEndpoints)['answerOffer'];

@Injectable()
export class AnswerOffer {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly offers: PhotoOffersService,
    private readonly album: AlbumService,
    private readonly consents: ConsentsService,
    private readonly files: LookFiles,
  ) {}

  /**
   * The member's word; the same again is the same. Refused, the photo is deleted when this resolves. Errors: PHOTO_UNKNOWN
   * (nobody's, another's, or lapsed), ALREADY_DECIDED, CONSENT_OUTDATED, UNAUTHENTICATED.
   */
  async answer(memberId: MemberId, id: string, word: BodyOf<Endpoint>): Promise<AnswerOf<Endpoint>> {
    if (word.agree) requireVersion('photo', word.version);
    const state = word.agree ? 'agreed' : 'refused';
    const offer = await this.database.inTransaction(async (tx) => {
      const { day, now } = await this.programmes.present(tx);
      const names = await everyIdOf(tx, memberId);
      const found = await this.offers.lock(tx, names, id);
      if (found === null || found.state === 'lapsed') throw new DomainError('PHOTO_UNKNOWN');
      if (found.state !== 'waiting' && found.state !== state) throw new DomainError('ALREADY_DECIDED');
      if (found.state === 'waiting') {
        if (found.endsAt <= now) throw new DomainError('PHOTO_UNKNOWN');
        requireHere(await lockMember(tx, memberId, day));
        if (word.agree) await this.file(tx, memberId, found);
        await this.offers.decide(tx, found, state);
      }
      return found;
    });
    if (!word.agree) await this.remove(offer);
    return { state };
  }

  private async file(tx: Tx, memberId: MemberId, offer: PhotoOffer): Promise<void> {
    await this.consents.allow(tx, memberId, 'photo', purposes.photo.version, 'mini_program');
    const consentId = await consentInForce(tx, memberId, 'photo');
    if (consentId === null) throw new Error('a consent that was just given is not there');
    await this.album.add(tx, { ...offer, consentId });
  }

  private async remove(offer: PhotoOffer): Promise<void> {
    await this.files.remove([offer.fileKey]);
    await this.database.inTransaction((tx) => this.offers.filesGone(tx, offer));
  }
}
