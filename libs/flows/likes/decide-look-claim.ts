// The store looks at a screenshot: so many likes are there, or it is refused. Many likes need two people. The points are
// within the limits of a look and of the member's month.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminLookClaimEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, type StaffId } from '@guike/kernel';
import { type LookClaim, LookClaimsService } from '@guike/looks';
import { NotificationsService, lookClaimApprovedMessage, lookClaimRefusedMessage } from '@guike/notifications';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import type { OfficeReader } from '../office/office-reader';
import { SECOND_ABOVE, claimKey, claimTitles } from './look-claim-view';
import { LookPointsGiving } from './look-points';

type Endpoint = (typeof adminLookClaimEndpoints)['decideLookClaim'];
type Decision = BodyOf<Endpoint>;
type Decided = AnswerOf<Endpoint>;

const CLAIMS_PAGE = 'pages/my-looks/claims';
/** The ledger's name of what a claim gives. */
export const lookClaimOperation = (id: string): string => `look-claim/${id}`;

@Injectable()
export class DecideLookClaim {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly claims: LookClaimsService,
    private readonly giving: LookPointsGiving,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Decides; the same word of the same person again changes nothing. Who belongs to a store decides its own. Errors:
   * LOOK_CLAIM_UNKNOWN, LOOK_CLAIMS_OFF (approving what the programme no longer pays for), SECOND_PERSON (who was the
   * first of two, and whose own card it is), ALREADY_DECIDED.
   */
  async decide(
    { memberId, id }: { readonly memberId: MemberId; readonly id: string },
    decision: Decision,
    by: OfficeReader,
  ): Promise<Decided> {
    return this.database.inTransaction(async (tx) => {
      const claim = await this.claims.claim(tx, memberId, id);
      if (!claim || (by.storeId !== null && claim.storeId !== by.storeId)) throw new DomainError('LOOK_CLAIM_UNKNOWN');
      const said = saidBefore(claim, decision, by.staffId);
      if (said) return said;
      if (await isOwnCard(tx, claim, by.staffId)) throw new DomainError('SECOND_PERSON');
      return decision.approve
        ? this.approve(tx, claim, decision.likes, by)
        : this.refuse(tx, claim, decision.reason, by);
    });
  }

  private async approve(tx: Tx, claim: LookClaim, likes: number, by: OfficeReader): Promise<Decided> {
    const { memberId, id, storeId } = claim;
    const { version, body, day } = await this.programmes.present(tx);
    if (body.looks?.claims !== true) throw new DomainError('LOOK_CLAIMS_OFF');
    // Two have to agree to the number that is paid: one who finds more than the first did is the first of two again.
    if (likes > (claim.state === 'second' ? (claim.approvedLikes ?? 0) : SECOND_ABOVE)) {
      await this.claims.passOn(tx, claim, by.staffId, likes);
      await this.record(tx, claim, by, 'look_claim.passed_on', { likes });
      return { id, state: 'second', points: null };
    }
    const given = await this.giving.give(tx, {
      ...{ memberId, lookId: null, operation: lookClaimOperation(id), storeId, on: day, rules: body.looks },
      wanted: likes * body.looks.pointsPerLike,
      programme: { version, body },
    });
    await this.claims.approve(tx, claim, { by: by.staffId, likes, given });
    await this.record(tx, claim, by, 'look_claim.approved', { likes, points: given.points });
    const message = lookClaimApprovedMessage({ title: await titleOf(tx, claim), likes, points: given.points });
    await this.tell(tx, claim, message);
    return { id, state: 'approved', points: given.points };
  }

  private async refuse(tx: Tx, claim: LookClaim, refusal: string, by: OfficeReader): Promise<Decided> {
    await this.claims.refuse(tx, claim, by.staffId, refusal);
    await this.record(tx, claim, by, 'look_claim.refused', { refusal });
    await this.tell(tx, claim, lookClaimRefusedMessage({ title: await titleOf(tx, claim), refusal }));
    return { id: claim.id, state: 'refused', points: null };
  }

  private tell(tx: Tx, { memberId, id }: LookClaim, message: ReturnType<typeof lookClaimRefusedMessage>) {
    return this.notifications.deliver(tx, { ...message, memberId, source: lookClaimOperation(id), link: CLAIMS_PAGE });
  }

  private record(
    tx: Tx,
    { memberId, id }: LookClaim,
    by: OfficeReader,
    action: string,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const said = { actorKind: 'staff', actorId: by.staffId, action, memberId } as const;
    return this.audit.record(tx, { ...said, detail: { id, ...detail } });
  }
}

/** What a word that was said before came to; null for a new one. Errors: ALREADY_DECIDED, SECOND_PERSON. */
function saidBefore(claim: LookClaim, decision: Decision, by: StaffId): Decided | null {
  const { id, state, points, approvedLikes, refusal } = claim;
  if (state === 'approved' || state === 'refused') {
    const same = decision.approve ? approvedLikes === decision.likes : refusal === decision.reason;
    if (claim.decidedBy !== by || !same) throw new DomainError('ALREADY_DECIDED');
    return { id, state, points };
  }
  if (state === 'waiting' || claim.firstBy !== by || !decision.approve) return null;
  if (decision.likes !== approvedLikes) throw new DomainError('SECOND_PERSON');
  return { id, state, points: null };
}

/** Nobody decides what their own card shows. */
async function isOwnCard(tx: Tx, { memberId }: LookClaim, staffId: StaffId): Promise<boolean> {
  const text = `SELECT FROM staff s JOIN member_phone p ON p.phone_index = s.phone_index
    WHERE s.id = $1 AND p.member_id = member_keeper($2)`;
  return (await rows(tx, text, [staffId, memberId])).length > 0;
}

const titleOf = async (tx: Tx, claim: LookClaim): Promise<string> =>
  (await claimTitles(tx, [claim])).get(claimKey(claim)) ?? '';
