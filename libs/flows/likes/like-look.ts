// Somebody likes a look, or takes it back. Cheap on purpose: one row of their own is written, and nothing is locked that
// another like needs. What likes come to is found out when the window closes (close-likes.ts).
import { Injectable } from '@nestjs/common';
import type { AnswerOf, feedEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { type Liker, LikesService, LooksService } from '@guike/looks';
import { Database } from '@guike/platform';

type Liking = AnswerOf<(typeof feedEndpoints)['like']>;

@Injectable()
export class LikeLook {
  constructor(
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly likes: LikesService,
  ) {}

  /** Likes; said again, it is said once. Error: LOOK_UNKNOWN, also for one that nobody may see any more. */
  async like(lookId: string, liker: Liker): Promise<Liking> {
    return this.database.inTransaction(
      async (tx) => {
        if (!(await this.likes.like(tx, lookId, liker))) throw new DomainError('LOOK_UNKNOWN');
        return this.likes.liking(tx, lookId, liker.identityId);
      },
      { byKey: true },
    );
  }

  /** Takes it back; where there was none, nothing changes. Error: LOOK_UNKNOWN for an id that never was a look. */
  async unlike(lookId: string, { identityId }: Pick<Liker, 'identityId'>): Promise<Liking> {
    return this.database.inTransaction(
      async (tx) => {
        if ((await this.looks.ownerOf(tx, lookId)) === null) throw new DomainError('LOOK_UNKNOWN');
        await this.likes.takeBack(tx, lookId, identityId);
        return this.likes.liking(tx, lookId, identityId);
      },
      { byKey: true },
    );
  }
}
