// 补登积分, the first half: a member, or a guide for them, claims a sale at which they were forgotten, by its receipt.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, claimEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type StaffId, type StoreId, addDays } from '@guike/kernel';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { type Claim, ClaimsService, PurchasesService, ReceiptsService } from '@guike/purchases';
import { claimView } from './claim-view';
import { type Standing, lockMember } from '../standing';
import { wasMember } from '../sale-terms';

type ClaimAnswer = AnswerOf<(typeof claimEndpoints)['file']>;
type ClaimRules = NonNullable<Programme['points']['claims']>;

interface ClaimedReceipt {
  readonly memberId: MemberId;
  readonly id: string;
  readonly businessDay: BusinessDay;
  readonly number: string;
  /** Null: the member's own claim. */
  readonly staffId: StaffId | null;
}

/** The store by its code, as a member picks it, or by its id, as a guide works there. */
export type ClaimWish = ClaimedReceipt & { readonly store: { readonly code: string } | { readonly id: StoreId } };
type Wish = ClaimedReceipt & { readonly storeId: StoreId };

export const firstOfClaims = ({ withinDays }: ClaimRules, today: BusinessDay): BusinessDay =>
  addDays(today, -withinDays);
/** Claims are counted by calendar month. */
export const claimMonth = (today: BusinessDay): BusinessDay => `${today.slice(0, 7)}-01` as BusinessDay;

@Injectable()
export class FileClaim {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly claims: ClaimsService,
    private readonly receipts: ReceiptsService,
    private readonly purchases: PurchasesService,
    private readonly audit: Audit,
  ) {}

  /**
   * Files a claim; the same id again answers the same claim. A receipt that is anybody's already, void, or from before
   * the member joined is refused in one and the same way, so that asking tells nothing. Errors: STORE_UNKNOWN, MEMBER_UNKNOWN,
   * NOT_A_MEMBER, ACCOUNT_FROZEN, CLAIMS_OFF, CLAIM_TOO_LATE, CLAIM_LIMIT, CLAIM_EXISTS, CLAIM_IMPOSSIBLE,
   * OPERATION_CONFLICT.
   */
  async file({ store, ...receipt }: ClaimWish): Promise<ClaimAnswer> {
    return this.database.inTransaction(async (tx) => {
      const wish = { ...receipt, storeId: 'id' in store ? store.id : await storeOf(tx, store.code) };
      const { body, day } = await this.programmes.present(tx);
      const standing = await lockMember(tx, wish.memberId, day);
      const before = await this.claims.find(tx, wish.memberId, wish.id);
      if (before) return this.again(tx, before, wish);
      const rules = body.points.claims;
      if (!rules) throw new DomainError('CLAIMS_OFF');
      if (standing.state === 'frozen') throw new DomainError('ACCOUNT_FROZEN');
      if (standing.state !== 'active') throw new DomainError('NOT_A_MEMBER');
      if (wish.businessDay > day || wish.businessDay < firstOfClaims(rules, day))
        throw new DomainError('CLAIM_TOO_LATE');
      await this.refuseTooMany(tx, wish, rules, day);
      await this.refuseTaken(tx, wish, standing);
      await this.insert(tx, wish, day);
      const made = await this.claims.find(tx, wish.memberId, wish.id);
      if (!made) throw new Error('a claim that was inserted is not there');
      return claimView(tx, made);
    });
  }

  private async again(tx: Tx, before: Claim, wish: Wish): Promise<ClaimAnswer> {
    const { storeId, businessDay, receiptNumber } = before;
    if (storeId !== wish.storeId || businessDay !== wish.businessDay || receiptNumber !== wish.number)
      throw new DomainError('OPERATION_CONFLICT');
    return claimView(tx, before);
  }

  private async refuseTooMany(tx: Tx, wish: Wish, rules: ClaimRules, today: BusinessDay): Promise<void> {
    const { memberId, storeId, businessDay, number, staffId } = wish;
    const receipt = { memberId, storeId, businessDay, receiptNumber: number };
    const { filed, same } = await this.claims.before(tx, receipt, claimMonth(today));
    if (same) throw new DomainError('CLAIM_EXISTS');
    if (filed >= rules.perMemberPerMonth) throw new DomainError('CLAIM_LIMIT', { perMonth: rules.perMemberPerMonth });
    if (staffId !== null && (await this.claims.filedBy(tx, staffId, today)) >= rules.perCashierPerDay)
      throw new DomainError('CLAIM_LIMIT', { perDay: rules.perCashierPerDay });
  }

  /** What can be known now; whoever approves looks again, under the receipt's lock. */
  private async refuseTaken(tx: Tx, { storeId, businessDay, number }: Wish, standing: Standing): Promise<void> {
    const owner = await this.receipts.find(tx, 'sale', { storeId, businessDay, number });
    if (!owner?.memberId) return;
    const [sale] =
      owner.memberId === owner.eventId ? await this.purchases.load(tx, owner.memberId, [owner.eventId]) : [];
    if (sale?.status !== 'recorded' || !wasMember(standing, sale.paidAt)) throw new DomainError('CLAIM_IMPOSSIBLE');
  }

  private async insert(tx: Tx, wish: Wish, filedOn: BusinessDay): Promise<void> {
    const { memberId, id, storeId, businessDay, number, staffId } = wish;
    const filed = { memberId, id, storeId, businessDay, receiptNumber: number, filedOn };
    if (staffId === null) return this.claims.insert(tx, { ...filed, filedByKind: 'member', filedBy: memberId });
    await this.claims.insert(tx, { ...filed, filedByKind: 'staff', filedBy: staffId });
    const detail = { id, storeId, businessDay, number };
    await this.audit.record(tx, { actorKind: 'staff', actorId: staffId, action: 'claim.filed', memberId, detail });
  }
}

/** Error: STORE_UNKNOWN. */
export async function storeOf(tx: Tx, code: string): Promise<StoreId> {
  const [store] = await rows<{ id: StoreId }>(tx, `SELECT id FROM store WHERE code = $1`, [code]);
  if (!store) throw new DomainError('STORE_UNKNOWN', { store: code });
  return store.id;
}
