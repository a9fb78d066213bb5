// 手工调整: somebody of the office adds or takes points for a reason; above the programme's limit a second person decides.
import { Injectable } from '@nestjs/common';
import { type AnswerOf, type BodyOf, type adminPointsEndpoints, adjustmentReasons } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { NotificationsService, adjustedMessage } from '@guike/notifications';
import { Audit, Database, type Tx } from '@guike/platform';
import { type Adjustment, AdjustmentsService, SpendingService, lotDays } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { type OfficeReader, requireVisible } from '../office/office-reader';
import { isSaidAlready } from '../office/second-person';
import { cardDayOf } from '../sale-terms';
import { type Standing, lockMember, readStanding } from '../standing';

type Endpoints = typeof adminPointsEndpoints;
type Wish = BodyOf<Endpoints['askAdjustment']>;
type Asked = AnswerOf<Endpoints['askAdjustment']>;
type Decided = AnswerOf<Endpoints['decideAdjustment']>;

/** The ledger's name of an adjustment. */
const adjustmentOperation = (id: string): string => `adjustment/${id}`;

@Injectable()
export class AdjustPoints {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly adjustments: AdjustmentsService,
    private readonly spending: SpendingService,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Books the points (signed), or keeps them waiting when they, with what was moved for the member that day by one
   * person alone, are more than the limit. The same id again answers the same adjustment. Errors: MEMBER_UNKNOWN,
   * NOT_A_MEMBER, POINTS_INSUFFICIENT (more than the balance), OPERATION_CONFLICT.
   */
  async ask(memberId: MemberId, wish: Wish, by: OfficeReader): Promise<Asked> {
    return this.database.inTransaction(async (tx) => {
      await requireVisible(tx, by, memberId);
      const { body, day } = await this.programmes.present(tx);
      const standing = await lockMember(tx, memberId, day);
      const before = await this.adjustments.find(tx, memberId, wish.id);
      if (before) return again(before, wish, standing);
      refuseTheImpossible(standing, wish.points);
      const alone = await this.adjustments.movedAlone(tx, memberId, day);
      const needsAnother = Math.abs(wish.points) + alone > body.points.adjustments.secondPersonAbove;
      const state = needsAnother ? ('waiting' as const) : ('booked' as const);
      const asked = { ...wish, memberId, state, askedBy: by.staffId, askedOn: day, storeId: by.storeId };
      await this.adjustments.insert(tx, asked);
      await this.record(tx, by, memberId, 'adjustment.asked', { ...wish, state });
      const balance = needsAnother ? standing.balance : await this.book(tx, asked);
      return { id: wish.id, state, points: wish.points, balance };
    });
  }

  /**
   * The second person's word. The same decision by the same person again changes nothing. Errors: ADJUSTMENT_UNKNOWN,
   * SECOND_PERSON (who asked may not), ALREADY_DECIDED, NOT_A_MEMBER, POINTS_INSUFFICIENT.
   */
  async decide(
    { memberId, id }: Pick<Adjustment, 'memberId' | 'id'>,
    decision: BodyOf<Endpoints['decideAdjustment']>,
    by: OfficeReader,
  ): Promise<Decided> {
    return this.database.inTransaction(async (tx) => {
      const adjustment = await this.adjustments.claim(tx, memberId, id);
      if (!adjustment) throw new DomainError('ADJUSTMENT_UNKNOWN');
      const state = decision.approve ? 'booked' : 'refused';
      if (isSaidAlready(adjustment, { open: 'waiting', wanted: state }, by.staffId)) return { id, state };
      const refusal = decision.approve ? null : decision.reason;
      if (decision.approve) {
        const { day } = await this.programmes.present(tx);
        refuseTheImpossible(await lockMember(tx, memberId, day), adjustment.points);
        await this.book(tx, adjustment);
      }
      await this.adjustments.decide(tx, adjustment, { by: by.staffId, refusal });
      await this.record(tx, by, memberId, `adjustment.${decision.approve ? 'approved' : 'refused'}`, {
        id,
        points: adjustment.points,
        ...(refusal !== null && { refusal }),
      });
      return { id, state };
    });
  }

  /** Into the ledger and the member's inbox. Points added may be used at once. Answers the balance. */
  private async book(
    tx: Tx,
    { memberId, id, points, reason, storeId }: Pick<Adjustment, 'memberId' | 'id' | 'points' | 'reason' | 'storeId'>,
  ): Promise<number> {
    const { body, day, version } = await this.programmes.present(tx);
    const standing = await readStanding(tx, memberId, day);
    const cardDay = standing && cardDayOf(standing, body.timeZone);
    const booked = await this.spending.adjust(tx, {
      memberId,
      operation: adjustmentOperation(id),
      points,
      storeId,
      availableOn: day,
      expiresOn: lotDays(body.points, day, cardDay).expiresOn,
      today: day,
      programmeVersion: version,
    });
    const message = adjustedMessage({ points, reason: reasonInWords(reason) });
    await this.notifications.deliver(tx, { ...message, memberId, source: adjustmentOperation(id) });
    return booked.balance;
  }

  private record(
    tx: Tx,
    by: OfficeReader,
    memberId: MemberId,
    action: string,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail });
  }
}

export const reasonInWords = (reason: string): string =>
  (adjustmentReasons as Readonly<Record<string, string>>)[reason] ?? reason;

function again(before: Adjustment, wish: Wish, { balance }: Standing): Asked {
  const { id, state, points, reason, note, reference } = before;
  if (points !== wish.points || reason !== wish.reason || note !== wish.note || reference !== wish.reference)
    throw new DomainError('OPERATION_CONFLICT');
  return { id, state, points, balance };
}

/** Nobody's balance goes below zero by hand: what is owed comes of refunds alone. */
function refuseTheImpossible({ state, balance }: Standing, points: number): void {
  if (state !== 'active' && state !== 'frozen') throw new DomainError('NOT_A_MEMBER');
  if (balance + points < 0) throw new DomainError('POINTS_INSUFFICIENT', { balance });
}
