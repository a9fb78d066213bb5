// 申请入会, by the customer in the mini-program: what stands open where the programme takes applications, and what became
// of theirs. Somebody whom the programme names decides. Source: product.md, Joining.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, profileEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { ApplicationsService, type NewApplication } from '@guike/members';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService, paperVersions, rolesInWords } from '@guike/programme';
import { Applicants, requireNoMember } from './applicant';
import { ApplicationSales } from './application-sales';
import { refuseReceipt, sameApplication } from './apply-for-membership';
import { lockMember, readStanding } from '../standing';
import { storeOf } from '../points/file-claim';

type Endpoints = typeof profileEndpoints;
type Wish = BodyOf<Endpoints['apply']>;

@Injectable()
export class ApplyMyself {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly applicants: Applicants,
    private readonly applications: ApplicationsService,
    private readonly sales: ApplicationSales,
    private readonly audit: Audit,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async state(memberId: MemberId): Promise<AnswerOf<Endpoints['application']>> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const standing = await readStanding(tx, memberId, day);
    if (standing === null) throw new DomainError('MEMBER_UNKNOWN');
    const latest = (await this.applications.of(tx, memberId)).at(-1);
    const stores = await rows<{ id: string; code: string; name: string }>(
      tx,
      `SELECT id, code, name FROM store ORDER BY code`,
    );
    const rules = body.joining.application;
    const isOpen = rules !== null && (standing.state === 'known' || standing.state === 'applied');
    return {
      ways: isOpen
        ? {
            withReceipt: rules.withReceipt,
            approvedBy: rolesInWords(rules.approvedBy),
            stores: stores.map(({ code, name }) => ({ code, name })),
            paperVersion: paperVersions.agreement,
          }
        : null,
      latest: latest
        ? {
            state: latest.state,
            filedAt: latest.filedAt.toISOString(),
            storeName: stores.find(({ id }) => id === latest.storeId)?.name ?? '',
            refusal: latest.refusal,
          }
        : null,
    };
  }

  /**
   * Files the customer's own; the same id again answers the same. Errors: APPLICATIONS_OFF, CONSENT_OUTDATED,
   * STORE_UNKNOWN, INPUT_INVALID (no receipt where one is asked for), RECEIPT_UNKNOWN, APPLICATION_RECEIPT, PURCHASE_VOID,
   * ALREADY_A_MEMBER, HAS_LEFT, APPLICATION_OPEN, OPERATION_CONFLICT.
   */
  async apply(memberId: MemberId, wish: Wish): Promise<AnswerOf<Endpoints['apply']>> {
    return this.database.inTransaction(async (tx) => {
      const { body, day } = await this.programmes.present(tx);
      const rules = body.joining.application;
      if (!rules) throw new DomainError('APPLICATIONS_OFF');
      if (wish.consentVersion !== paperVersions.agreement)
        throw new DomainError('CONSENT_OUTDATED', { ...paperVersions });
      if (rules.withReceipt && wish.receipt === null) refuseReceipt();
      const application = await asApplication(tx, memberId, wish);
      // The receipt before the member, as every flow does.
      const owner = await this.sales.lock(tx, application);
      const standing = await lockMember(tx, memberId, day);
      const before = await this.applications.find(tx, memberId, wish.id);
      if (before) return sameApplication(before, application);
      requireNoMember(standing);
      if (owner !== undefined) await this.sales.require(tx, application, owner);
      await this.applicants.name(tx, memberId, wish.name);
      await this.applications.file(tx, application);
      const { id, storeId, receiptDay, receiptNumber, note, consentVersion } = application;
      const detail = { id, storeId, receiptDay, receiptNumber, note, consentVersion };
      const action = 'application.filed';
      await this.audit.record(tx, { actorKind: 'member', actorId: memberId, action, memberId, detail });
      return { id, state: 'open' };
    });
  }
}

async function asApplication(
  tx: Tx,
  memberId: MemberId,
  { id, store, receipt, note, consentVersion }: Wish,
): Promise<NewApplication> {
  const storeId = await storeOf(tx, store);
  const receiptDay = (receipt?.businessDay ?? null) as BusinessDay | null;
  const receiptNumber = receipt?.number ?? null;
  return { memberId, id, storeId, receiptDay, receiptNumber, note, consentVersion, filedBy: null };
}
