// Ends the tokens of members who were merged into another, or erased: there are few, so all are remembered for a moment.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type MemberId } from '@guike/kernel';
import { AliasesService } from '@guike/members';
import { CLOCK, Database } from '@guike/platform';
import { BriefCache } from './brief-cache';
import type { MemberCaller } from './callers';

/** Whose token is ended is refused after this at the latest. */
const LIFE_MS = 10_000;
/** No token is older. */
const TOKEN_MS = 8 * 86_400_000;

@Injectable()
export class MergedMembers {
  private readonly gone: BriefCache<ReadonlySet<MemberId>>;

  constructor(@Inject(CLOCK) clock: Clock, aliases: AliasesService, database: Database) {
    this.gone = new BriefCache(clock, LIFE_MS, 1, () =>
      aliases.all(database.reading, new Date(clock.now().getTime() - TOKEN_MS)),
    );
  }

  /** Error: UNAUTHENTICATED; signing in again leads to who they are now. */
  async admit(memberId: MemberId): Promise<MemberCaller> {
    if ((await this.gone.get('all')).has(memberId)) throw new DomainError('UNAUTHENTICATED');
    return { kind: 'member', memberId };
  }
}
