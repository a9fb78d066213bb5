// A fee that was paid at the cash desk: its receipt counts once, and a tier that it opens is held at once.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminTierEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type Fen, type MemberId, yuan } from '@guike/kernel';
import { Audit, Database, Outbox, type Tx, rows } from '@guike/platform';
import { type Programme, ProgrammeService, type VersionOfDay } from '@guike/programme';
import { type FeeReceipt, TierDeeds, paidBehind } from '@guike/tiers';
import { JoinByFee } from '../joining/join-by-fee';
import { type OfficeReader, requireVisible } from '../office/office-reader';
import { tierNameOf } from '../purchase-answer';
import { lockMember } from '../standing';

type Endpoints = typeof adminTierEndpoints;
type Wish = BodyOf<Endpoints['payFee']>;
type Answer = AnswerOf<Endpoints['payFee']>;

@Injectable()
export class PayFee {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly joining: JoinByFee,
    private readonly deeds: TierDeeds,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Writes down a paid fee; the very same again changes nothing. Paid before its end, a level goes on from there. Where a
   * fee opens a card, a known customer joins by it. Errors: MEMBER_UNKNOWN, NOT_A_MEMBER, CONSENT_OUTDATED, INPUT_INVALID
   * (no such level, a day to come), FEE_RECEIPT_USED.
   */
  async pay(memberId: MemberId, wish: Wish, by: OfficeReader): Promise<Answer> {
    return this.database.inTransaction(async (tx) => {
      await requireVisible(tx, by, memberId);
      const present = await this.programmes.presentFor(tx, memberId);
      requireSense(wish, present, by);
      const { state } = await lockMember(tx, memberId, present.day);
      if (state === 'known') await this.joining.join(tx, memberId, wish, { current: present, by });
      const untilDay = await paidThrough(tx, memberId, wish);
      const { id, level, months, amountFen } = wish;
      const number = plainNumber(wish.receiptNumber);
      const { storeId } = by;
      const paidOn = wish.paidOn as BusinessDay;
      const receipt = { number, memberId, id, level, months, amountFen, paidOn, untilDay, storeId };
      const before = await this.joining.receive(tx, receipt, by);
      if (before) return this.again(tx, before, receipt, present);
      const deed = { memberId, id, kind: 'fee' as const, storeId, causeId: id, level, until: untilDay };
      const outcome = await this.deeds.recordDeed(tx, deed, { programme: present, today: present.day });
      if (outcome === null) throw new DomainError('OPERATION_CONFLICT');
      if (outcome.upgradedFrom !== null && outcome.decisionId !== null)
        await this.outbox.add(tx, 'tier.upgraded', { v: 1, memberId, decisionId: outcome.decisionId });
      await this.audit.record(tx, {
        actorKind: 'staff',
        actorId: by.staffId,
        action: 'fee.paid',
        memberId,
        detail: { ...wish, untilDay },
      });
      return { level, until: untilDay, tierName: tierNameOf(present.body, outcome.tier) ?? outcome.tier };
    });
  }

  private async again(tx: Tx, before: FeeReceipt, sent: FeeReceipt, { body }: VersionOfDay): Promise<Answer> {
    const { memberId, id, level, months, amountFen, paidOn, untilDay } = before;
    const isSame = memberId === sent.memberId && id === sent.id && level === sent.level && months === sent.months;
    if (!isSame || amountFen !== sent.amountFen || paidOn !== sent.paidOn) throw new DomainError('FEE_RECEIPT_USED');
    const [held] = await rows<{ tier: string }>(tx, `SELECT tier FROM member_tier WHERE member_id = $1`, [memberId]);
    return { level, until: untilDay, tierName: tierNameOf(body, held?.tier ?? null) ?? '' };
  }
}

/** The last day that is paid for: months from the day of payment, or behind what is paid already for this level. */
async function paidThrough(tx: Tx, memberId: MemberId, { level, months, paidOn }: Wish): Promise<BusinessDay> {
  const [held] = await rows<{ level: number; until: BusinessDay | null; active: boolean }>(
    tx,
    `SELECT t.paid_level AS level, t.paid_until AS until, m.state = 'active' AS active
     FROM member_tier t JOIN member m ON m.id = t.member_id WHERE t.member_id = $1`,
    [memberId],
  );
  if (!held?.active) throw new DomainError('NOT_A_MEMBER');
  const { level: heldLevel, until } = held;
  const before = until === null ? null : { level: heldLevel, until };
  return paidBehind(before, { level, months, paidOn: paidOn as BusinessDay }).until;
}

/** Whoever works for a store gives no level away: below its price somebody of finance or head office writes it down. */
function requireSense(
  { level, months, amountFen, paidOn }: Wish,
  { body, day }: VersionOfDay,
  { role }: OfficeReader,
): void {
  const refuse = (path: string, message: string): never => {
    throw new DomainError('INPUT_INVALID', { issues: [{ path, message }] });
  };
  const fee = body.fees.find((each) => each.level === level);
  const price = fee ? priceOf(fee, months) : refuse('level', '会员方案里没有这个档位');
  if (amountFen < price && role === 'manager') refuse('amountFen', `少于方案里的 ${yuan(price)}，请由财务或总部登记`);
  if (paidOn > day) refuse('paidOn', '缴费日期不能在今天之后');
}

/** Fen for so many months, as the cheapest of what is sold: whole years first where there is a price for them. */
function priceOf({ monthlyFen, yearlyFen }: Programme['fees'][number], months: number): Fen {
  if (yearlyFen === null) return months * (monthlyFen ?? 0);
  if (monthlyFen === null) return Math.ceil(months / 12) * yearlyFen;
  return Math.floor(months / 12) * yearlyFen + Math.min((months % 12) * monthlyFen, yearlyFen);
}

/** Full and half width, small and capital letters, with spaces and without: one receipt. */
export const plainNumber = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
