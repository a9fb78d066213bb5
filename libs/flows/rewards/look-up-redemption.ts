// What a redemption code stands for, before it is handed out, and by whom it was when it was. Every look is logged.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, staffDeskEndpoints } from '@guike/contracts/http';
import { DomainError, type StaffId, businessDayOf } from '@guike/kernel';
import { MembersService, maskName } from '@guike/members';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type Redemption, RedemptionsService, isRedemptionCode } from '@guike/rewards';

type Found = AnswerOf<(typeof staffDeskEndpoints)['findRedemption']>;

@Injectable()
export class LookUpRedemption {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly redemptions: RedemptionsService,
    private readonly members: MembersService,
    private readonly audit: Audit,
  ) {}

  /** Changes nothing but the log; one whose last day is over reads as lapsed. Error: REDEMPTION_UNKNOWN (misread too). */
  async find(code: string, by: StaffId): Promise<Found> {
    return this.database.inTransaction(async (tx) => {
      // Claimed, so that one that is being handed out at this moment is shown as it is afterwards.
      const redemption = isRedemptionCode(code) ? await this.redemptions.claimByCode(tx, code) : null;
      if (!redemption) throw new DomainError('REDEMPTION_UNKNOWN');
      const { memberId, id, name, points, valueFen, redeemedAt, expiresOn, verifiedAt } = redemption;
      const { body, day } = await this.programmes.present(tx);
      const face = await this.members.face(tx, memberId);
      await this.audit.record(tx, {
        actorKind: 'staff',
        actorId: by,
        action: 'redemption.viewed',
        memberId,
        detail: { redemptionId: id },
      });
      return {
        redemptionId: id,
        name,
        points,
        valueFen,
        state: redemption.state === 'open' && expiresOn < day ? 'lapsed' : redemption.state,
        redeemedOn: businessDayOf(redeemedAt, body.timeZone),
        expiresOn,
        verifiedAt: verifiedAt?.toISOString() ?? null,
        verifiedBy: verifiedAt && (await whoHandedOut(tx, redemption)),
        nameMasked: face.name && maskName(face.name),
        frozen: face.state !== 'active',
      };
    });
  }
}

/** 一店 · 周敏, or the till's name. */
async function whoHandedOut(tx: Tx, { memberId, id }: Redemption): Promise<string | null> {
  const [row] = await rows<{ store: string | null; who: string | null }>(
    tx,
    `SELECT s.name AS store, coalesce(f.name, t.name) AS who FROM redemption r
     LEFT JOIN staff f ON r.verified_by_kind = 'staff' AND f.id = r.verified_by
     LEFT JOIN till t ON r.verified_by_kind = 'till' AND t.id = r.verified_by
     LEFT JOIN store s ON s.id = r.store_id
     WHERE r.member_id = $1 AND r.id = $2`,
    [memberId, id],
  );
  return [row?.store, row?.who].filter(Boolean).join(' · ') || null;
}
