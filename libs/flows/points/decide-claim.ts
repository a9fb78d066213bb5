// 补登积分, the second half: the store's manager or head office approves a claim or refuses it, once.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminPointsEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { NotificationsService, claimRefusedMessage } from '@guike/notifications';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type Claim, ClaimsService } from '@guike/purchases';
import { claimKey, claimedPoints } from './claim-view';
import { ClaimedSale } from './claimed-sale';
import type { OfficeReader } from '../office/office-reader';
import { isSaidAlready } from '../office/second-person';

type Endpoint = (typeof adminPointsEndpoints)['decideClaim'];
type Decision = BodyOf<Endpoint>;

@Injectable()
export class DecideClaim {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly claims: ClaimsService,
    private readonly sales: ClaimedSale,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Decides a claim; the same decision by the same person again changes nothing. Who belongs to a store decides its
   * own. Errors: CLAIM_UNKNOWN, SECOND_PERSON (who filed it, or served the sale), ALREADY_DECIDED, and those of
   * ClaimedSale: SALE_MISSING, CLAIM_IMPOSSIBLE, CLAIM_LIMIT.
   */
  async decide(
    { memberId, id }: Pick<Claim, 'memberId' | 'id'>,
    decision: Decision,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoint>> {
    return this.database.inTransaction(async (tx) => {
      const claim = await this.claims.lock(tx, memberId, id);
      if (!claim || (by.storeId !== null && claim.storeId !== by.storeId)) throw new DomainError('CLAIM_UNKNOWN');
      const state = decision.approve ? 'approved' : 'refused';
      if (isSaidAlready({ ...claim, askedBy: claim.filedBy }, { open: 'open', wanted: state }, by.staffId))
        return { id, state, points: (await claimedPoints(tx, [claim])).get(claimKey(claim)) ?? null };
      const points = decision.approve ? await this.sales.give(tx, claim, by.staffId) : null;
      if (!decision.approve) await this.refuse(tx, claim, decision.reason, by);
      const detail = { id, ...(decision.approve ? { points } : { refusal: decision.reason }) };
      const action = decision.approve ? 'claim.approved' : 'claim.refused';
      await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail });
      return { id, state, points };
    });
  }

  private async refuse(tx: Tx, claim: Claim, refusal: string, by: OfficeReader): Promise<void> {
    await this.claims.refuse(tx, claim, by.staffId, refusal);
    const { day: today } = await this.programmes.present(tx);
    const { memberId, id, businessDay, receiptNumber: number } = claim;
    const message = claimRefusedMessage({ businessDay, number, refusal, today });
    await this.notifications.deliver(tx, { ...message, memberId, source: `claim/${id}` });
  }
}
