// The screenshots of claims: shown to whoever decides, which is written down, and deleted a month after the decision.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type MemberId } from '@guike/kernel';
import { LookClaimsService } from '@guike/looks';
import { Audit, CLOCK, Database, Storage } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { EachAlone } from '../each-alone';
import { lookClaimFile } from './look-claim-view';

const KEPT_MS = 30 * 86_400_000;
const PAGE = 100;

@Injectable()
export class LookClaimPictures {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly claims: LookClaimsService,
    private readonly storage: Storage,
    private readonly audit: Audit,
    private readonly alone: EachAlone,
  ) {}

  /** Errors: LOOK_CLAIM_UNKNOWN, also for another store's; NOT_FOUND once it is deleted. */
  async picture(
    { memberId, id }: { readonly memberId: MemberId; readonly id: string },
    by: OfficeReader,
  ): Promise<Buffer> {
    const claim = await this.claims.find(this.database.reading, [memberId], id);
    if (!claim || (by.storeId !== null && claim.storeId !== by.storeId)) throw new DomainError('LOOK_CLAIM_UNKNOWN');
    const said = { actorKind: 'staff', actorId: by.staffId, action: 'look_claim.picture_viewed', memberId } as const;
    await this.database.inTransaction((tx) => this.audit.record(tx, { ...said, detail: { id } }));
    const bytes = claim.fileKey === null ? null : await this.storage.get(lookClaimFile(claim.fileKey));
    if (bytes === null) throw new DomainError('NOT_FOUND');
    return bytes;
  }

  /** Deletes what was decided thirty days ago; answers how many. Safe to stop and to run twice. */
  async sweep(signal?: AbortSignal): Promise<number> {
    let deleted = 0;
    for (;;) {
      const decidedBefore = new Date(this.clock.now().getTime() - KEPT_MS);
      const due = await this.claims.withFiles(this.database.reading, decidedBefore, PAGE);
      const done = await this.alone.of(
        'look claim picture',
        due,
        ({ id }) => id,
        async (claim) => {
          if (signal?.aborted) return false;
          if (claim.fileKey !== null) await this.storage.delete(lookClaimFile(claim.fileKey));
          await this.database.inTransaction((tx) => this.claims.fileGone(tx, claim));
          return true;
        },
      );
      deleted += done;
      if (due.length < PAGE || done === 0) return deleted;
    }
  }
}
