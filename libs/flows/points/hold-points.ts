// 冻结积分: the cashier asks for points as payment; they are set aside for ten minutes, until the sale captures them.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { type Clock, DomainError, type Fen, type StoreId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { CLOCK, Database, type Tx } from '@guike/platform';
import { type Hold, SpendingService } from '@guike/points';
import { type Programme, ProgrammeService } from '@guike/programme';
import { readStanding } from '../standing';

export type HoldAnswer = AnswerOf<(typeof tillEndpoints)['holdPoints']>;

/** `id` is the till's own: the same again is the same hold. */
export interface HoldWish {
  readonly id: string;
  readonly storeId: StoreId;
  readonly card: string;
  readonly scannedAt?: Date | undefined;
  readonly amountFen: Fen;
}

const HOLD_MS = 10 * 60_000;
/** Who asks for a hold is online, so the code was scanned in this very checkout: a picture of it must not pay next week. */
const OLDEST_SCAN_MS = 10 * 60_000;

@Injectable()
export class HoldPoints {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
    private readonly spending: SpendingService,
  ) {}

  /**
   * Sets points aside for an amount. Only a card opens this: who is found by two facts earns, and never spends.
   * Errors: TENDER_OFF, INPUT_INVALID (no whole number of tender steps), CARD_INVALID, CARD_EXPIRED (also of a scan from
   * before this checkout), POINTS_INSUFFICIENT, ACCOUNT_FROZEN, OPERATION_CONFLICT (the id stands for another hold).
   */
  async hold(wish: HoldWish): Promise<HoldAnswer> {
    const { id, storeId, card, scannedAt, amountFen } = wish;
    return this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      await this.spending.reserveHold(tx, id);
      const before = await this.spending.findHold(tx, id);
      if (before) return this.again(tx, before, wish);
      if (scannedAt && scannedAt.getTime() < this.clock.now().getTime() - OLDEST_SCAN_MS)
        throw new DomainError('CARD_EXPIRED');
      const ref = scannedAt === undefined ? { code: card } : { code: card, scannedAt };
      const memberId = await this.members.find(tx, { kind: 'card', ...ref });
      if (memberId === null) throw new DomainError('CARD_INVALID');
      const { body, version } = await this.programmes.forMember(tx, day, memberId);
      const points = pointsFor(body, amountFen);
      const overdueAt = new Date(this.clock.now().getTime() + HOLD_MS);
      const operation = { memberId, operation: `hold/${id}`, today: day, programmeVersion: version };
      await this.spending.hold(tx, { ...operation, holdId: id, points, amountFen, overdueAt, storeId });
      return this.answer(tx, id, { memberId, points, amountFen, storeId, state: 'open', overdueAt });
    });
  }

  /** Gives the points back at once. Errors: HOLD_UNKNOWN (also another store's, or one that a sale has captured). */
  async release(storeId: StoreId, id: string): Promise<HoldAnswer> {
    return this.database.inTransaction(async (tx) => {
      const { day, version } = await this.programmes.present(tx);
      const hold = await this.spending.findHold(tx, id);
      if (!hold || hold.storeId !== storeId) throw new DomainError('HOLD_UNKNOWN', { holdId: id });
      const { memberId } = hold;
      const operation = { memberId, operation: `hold/${id}/release`, today: day, programmeVersion: version };
      await this.spending.release(tx, { ...operation, holdId: id });
      return this.answer(tx, id, { ...hold, state: 'released' });
    });
  }

  /** The card may have turned since the till asked first, so a repeat is known by its id and told by what was asked. */
  private async again(tx: Tx, hold: Hold, { id, storeId, amountFen }: HoldWish): Promise<HoldAnswer> {
    if (hold.storeId !== storeId || hold.amountFen !== amountFen) throw new DomainError('OPERATION_CONFLICT');
    return this.answer(tx, id, hold);
  }

  private async answer(tx: Tx, holdId: string, hold: Omit<Hold, 'givenBackOnRequest'>): Promise<HoldAnswer> {
    const { day } = await this.programmes.present(tx);
    const standing = await readStanding(tx, hold.memberId, day);
    const isOver = hold.state === 'open' && hold.overdueAt <= this.clock.now();
    return {
      holdId,
      memberId: hold.memberId,
      state: isOver ? 'released' : hold.state,
      points: hold.points,
      amountFen: hold.amountFen ?? 0,
      expiresAt: hold.overdueAt.toISOString(),
      balance: standing?.balance ?? 0,
    };
  }
}

function pointsFor({ points: { tender } }: Programme, amountFen: Fen): number {
  if (tender === null) throw new DomainError('TENDER_OFF');
  if (amountFen % tender.fen !== 0) {
    const message = `积分抵扣金额应为 ¥${tender.fen / 100} 的整数倍`;
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'amountFen', message }] });
  }
  return (amountFen / tender.fen) * tender.points;
}
