// A member shows photos of their album to everybody: agreed to at that moment, and shown once it is checked.
import { Injectable } from '@nestjs/common';
import type { BodyOf, lookEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { type LookRow, LooksService } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { Database, Outbox, type Tx } from '@guike/platform';
import { sameJson } from '../same-json';
import { requireVersion } from './look-consents';
import { type LookAnswer, LookViews } from './look-views';
import { LookWishes } from './look-wishes';

type Wish = BodyOf<(typeof lookEndpoints)['publish']>;

@Injectable()
export class PublishLook {
  constructor(
    private readonly database: Database,
    private readonly wishes: LookWishes,
    private readonly looks: LooksService,
    private readonly outbox: Outbox,
    private readonly views: LookViews,
  ) {}

  /**
   * Submits a look; the same id with the same content again is the same look. Errors: CONSENT_OUTDATED (another version was
   * read), UNAUTHENTICATED, NOT_A_MEMBER, ACCOUNT_FROZEN, LOOK_LIMIT, PHOTO_UNKNOWN, STORE_UNKNOWN, OPERATION_CONFLICT.
   */
  async publish(memberId: MemberId, wish: Wish): Promise<LookAnswer> {
    requireVersion('publish', wish.consentVersion);
    return this.database.inTransaction(async (tx) => {
      const standing = await this.wishes.lock(tx, memberId);
      const before = await this.looks.find(tx, memberId, wish.id);
      if (before === null) {
        const look = await this.wishes.accept(tx, memberId, standing, wish);
        if (!(await this.looks.insert(tx, look))) throw new DomainError('OPERATION_CONFLICT');
        await this.outbox.add(tx, 'look.submitted', { v: 1, memberId, lookId: wish.id });
      } else if (!isSameWish(before, wish)) throw new DomainError('OPERATION_CONFLICT');
      return this.answer(tx, memberId, wish.id);
    });
  }

  private async answer(tx: Tx, memberId: MemberId, id: string): Promise<LookAnswer> {
    const look = await this.looks.find(tx, memberId, id);
    const [answer] = await this.views.own(tx, await everyIdOf(tx, memberId), look === null ? [] : [look]);
    if (!answer) throw new Error('a look that was inserted is not there');
    return answer;
  }
}

function isSameWish(look: LookRow, { photos, caption, items }: Wish): boolean {
  const kept = [look.photos.map(({ photoId }) => photoId), look.caption, look.items];
  return sameJson(kept, [photos, caption, items]);
}
