// 申请入会: whoever the programme names files it for a customer who has signed the paper, with a receipt where it asks
// for one. Source: product.md, Joining.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminMembershipEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type StoreId } from '@guike/kernel';
import { type Application, ApplicationsService, type NewApplication } from '@guike/members';
import { Audit, Database } from '@guike/platform';
import { ProgrammeService, paperVersions } from '@guike/programme';
import { Applicants, requireNoMember, storeActedFor } from './applicant';
import { ApplicationSales } from './application-sales';
import type { OfficeReader } from '../office/office-reader';
import { lockMember } from '../standing';

type Endpoint = (typeof adminMembershipEndpoints)['apply'];
type Wish = BodyOf<Endpoint>;
type Answer = AnswerOf<Endpoint>;

@Injectable()
export class ApplyForMembership {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly applicants: Applicants,
    private readonly applications: ApplicationsService,
    private readonly sales: ApplicationSales,
    private readonly audit: Audit,
  ) {}

  /**
   * Files an application; the same id again answers the same. Errors: FORBIDDEN (a role that does not file),
   * APPLICATIONS_OFF, CONSENT_OUTDATED, STORE_UNKNOWN, INPUT_INVALID (no receipt where one is asked for),
   * RECEIPT_UNKNOWN, APPLICATION_RECEIPT, PURCHASE_VOID, ALREADY_A_MEMBER, HAS_LEFT, APPLICATION_OPEN, OPERATION_CONFLICT.
   */
  async apply(wish: Wish, by: OfficeReader): Promise<Answer> {
    return this.database.inTransaction(async (tx) => {
      const present = await this.programmes.present(tx);
      const rules = present.body.joining.application;
      if (!rules) throw new DomainError('APPLICATIONS_OFF');
      if (!rules.filedBy.includes(by.role)) throw new DomainError('FORBIDDEN');
      if (wish.consentVersion !== paperVersions.agreement)
        throw new DomainError('CONSENT_OUTDATED', { ...paperVersions });
      if (rules.withReceipt && wish.receipt === null) refuseReceipt();
      const storeId = await storeActedFor(tx, by, wish.store);
      const memberId = await this.applicants.identify(tx, wish.phone, wish.name, present);
      const application = asApplication(wish, { memberId, storeId, by });
      // The receipt before the member, as every flow does.
      const owner = await this.sales.lock(tx, application);
      const standing = await lockMember(tx, memberId, present.day);
      const before = await this.applications.find(tx, memberId, wish.id);
      if (before) return sameApplication(before, application);
      requireNoMember(standing);
      if (owner !== undefined) await this.sales.require(tx, application, owner);
      await this.applicants.name(tx, memberId, wish.name);
      await this.applications.file(tx, application);
      const { id, note, receiptDay, receiptNumber } = application;
      const detail = { id, storeId, receiptDay, receiptNumber, note, consentVersion: wish.consentVersion };
      const action = 'application.filed';
      await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail });
      return { id, memberId, state: 'open' };
    });
  }
}

function asApplication(
  { id, receipt, note, consentVersion }: Wish,
  { memberId, storeId, by }: { memberId: MemberId; storeId: StoreId; by: OfficeReader },
): NewApplication {
  const receiptDay = (receipt?.businessDay ?? null) as BusinessDay | null;
  const receiptNumber = receipt?.number ?? null;
  return { memberId, id, storeId, receiptDay, receiptNumber, note, consentVersion, filedBy: by.staffId };
}

/** What the same id has filed before. Error: OPERATION_CONFLICT when that was another application. */
export function sameApplication(
  before: Application,
  { receiptDay, receiptNumber, note, storeId }: NewApplication,
): Answer {
  const isSame = before.receiptDay === receiptDay && before.receiptNumber === receiptNumber && before.note === note;
  if (!isSame || before.storeId !== storeId) throw new DomainError('OPERATION_CONFLICT');
  return { id: before.id, memberId: before.memberId, state: before.state };
}

/** Error: INPUT_INVALID. */
export function refuseReceipt(): never {
  throw new DomainError('INPUT_INVALID', { issues: [{ path: 'receipt', message: '请填写小票的日期和号码' }] });
}
