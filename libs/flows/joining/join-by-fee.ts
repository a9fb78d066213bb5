// A known customer becomes a member by a paid fee, where the programme lets people in that way. Source: product.md, Joining.
import { Injectable } from '@nestjs/common';
import { DomainError, type MemberId, type StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type Programme, type VersionOfDay, paperVersions } from '@guike/programme';
import { type FeeReceipt, FeeReceiptsService, meets, noFacts } from '@guike/tiers';
import { Enrolment } from './enrolment';
import type { OfficeReader } from '../office/office-reader';

/** A fee as it opens a card. `consentVersion`: of the agreement that the customer has signed at the desk. */
export interface OpeningFee {
  readonly id: string;
  readonly level: number;
  readonly consentVersion?: string | undefined;
}

@Injectable()
export class JoinByFee {
  constructor(
    private readonly enrolment: Enrolment,
    private readonly receipts: FeeReceiptsService,
  ) {}

  /**
   * Makes a member of a known customer who pays a fee. The caller holds the member's lock, and counts the fee afterwards.
   * Errors: NOT_A_MEMBER (the fee opens no card, or nobody knows in which store), CONSENT_OUTDATED.
   */
  async join(
    tx: Tx,
    memberId: MemberId,
    fee: OpeningFee,
    { current, by }: { readonly current: VersionOfDay & { readonly now: Date }; readonly by: OfficeReader },
  ): Promise<void> {
    const storeId = by.storeId ?? (await storeOfLastSale(tx, memberId));
    if (!opensCard(current.body, fee.level) || storeId === null) throw new DomainError('NOT_A_MEMBER');
    const { consentVersion: version } = fee;
    if (version !== paperVersions.agreement) throw new DomainError('CONSENT_OUTDATED', { ...paperVersions });
    const consent = { version, source: 'fee' };
    const admission = { memberId, storeId, causeId: fee.id, current, enrolledBy: by.staffId, consent, name: null };
    await this.enrolment.admit(tx, admission);
  }

  /** Writes the receipt down, or answers the one that has its number already. */
  receive(tx: Tx, receipt: FeeReceipt, by: OfficeReader): Promise<FeeReceipt | null> {
    return this.receipts.add(tx, receipt, by.staffId);
  }
}

/** Whether a paid level lets somebody in: the entry rule asks for no more, or there is no rule and any fee does. */
function opensCard({ joining: { rule }, fees }: Programme, level: number): boolean {
  if (rule === null) return fees.some((fee) => fee.level === level);
  return meets(rule, { ...noFacts, now: { ...noFacts.now, paidLevel: level } });
}

async function storeOfLastSale(tx: Tx, memberId: MemberId): Promise<StoreId | null> {
  const [sale] = await rows<{ storeId: StoreId }>(
    tx,
    `SELECT store_id AS "storeId" FROM purchase WHERE member_id = $1 ORDER BY paid_at DESC, id DESC LIMIT 1`,
    [memberId],
  );
  return sale?.storeId ?? null;
}
