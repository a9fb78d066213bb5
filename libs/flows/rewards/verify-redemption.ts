// 核销: the store hands a redeemed reward out by its code, once. Every time is logged.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, rewardEndpoints } from '@guike/contracts/http';
import { DomainError, businessDayOf } from '@guike/kernel';
import { MembersService, maskName, maskPhone } from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type Redemption, RedemptionsService, type Verification, isRedemptionCode } from '@guike/rewards';
import { Lapsing } from './lapsing';

type VerifiedAnswer = AnswerOf<(typeof rewardEndpoints)['verify']>;

/** `actorId`: who it was as the audit log names them. */
export interface Verifier extends Verification {
  readonly actorId: string;
}

@Injectable()
export class VerifyRedemption {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly redemptions: RedemptionsService,
    private readonly members: MembersService,
    private readonly lapsing: Lapsing,
    private readonly audit: Audit,
  ) {}

  /**
   * Answers what to hand out and to whom, masked. The same till or person again is told the same. Errors:
   * REDEMPTION_UNKNOWN (misread too), REDEMPTION_USED (somebody else handed it out), REDEMPTION_LAPSED (its last day is
   * over; the points are back then), ACCOUNT_FROZEN.
   */
  async verify(code: string, by: Verifier): Promise<VerifiedAnswer> {
    const answer = await this.database.inTransaction(async (tx) => {
      const redemption = isRedemptionCode(code) ? await this.redemptions.claimByCode(tx, code) : null;
      if (!redemption) throw new DomainError('REDEMPTION_UNKNOWN');
      if (redemption.state === 'lapsed') throw new DomainError('REDEMPTION_LAPSED');
      if (redemption.verifiedAt !== null) {
        const { verifiedByKind, verifiedBy, verifiedAt } = redemption;
        if (verifiedByKind !== by.kind || verifiedBy !== by.by)
          throw new DomainError('REDEMPTION_USED', { verifiedAt: verifiedAt.toISOString() });
        return this.answer(tx, redemption, verifiedAt, true);
      }
      const { day } = await this.programmes.present(tx);
      if (redemption.expiresOn < day) {
        await this.lapsing.lapse(tx, redemption);
        return null;
      }
      return this.handOut(tx, redemption, by);
    });
    // After the commit: the points are back whatever the till does with the refusal.
    if (answer === null) throw new DomainError('REDEMPTION_LAPSED');
    return answer;
  }

  private async handOut(tx: Tx, redemption: Redemption, by: Verifier): Promise<VerifiedAnswer> {
    const { memberId, id, rewardId } = redemption;
    const { state } = await this.members.face(tx, memberId);
    if (state !== 'active') throw new DomainError('ACCOUNT_FROZEN');
    const verifiedAt = await this.redemptions.verify(tx, redemption, by);
    await this.audit.record(tx, {
      actorKind: by.kind,
      actorId: by.actorId,
      action: 'redemption.verified',
      memberId,
      detail: { redemptionId: id, rewardId, storeId: by.storeId },
    });
    return this.answer(tx, redemption, verifiedAt, false);
  }

  private async answer(
    tx: Tx,
    { memberId, id, name, points, valueFen, redeemedAt }: Redemption,
    verifiedAt: Date,
    duplicate: boolean,
  ): Promise<VerifiedAnswer> {
    const { body } = await this.programmes.present(tx);
    const face = await this.members.face(tx, memberId);
    return {
      redemptionId: id,
      duplicate,
      name,
      points,
      valueFen,
      redeemedOn: businessDayOf(redeemedAt, body.timeZone),
      verifiedAt: verifiedAt.toISOString(),
      memberId,
      nameMasked: face.name && maskName(face.name),
      phoneMasked: face.phone && maskPhone(face.phone),
    };
  }
}
