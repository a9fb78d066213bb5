// Head office keeps the partner merchants. A verify code is shown once; every change is written down.
import { Injectable } from '@nestjs/common';
import { type Partner, PartnersService } from '@guike/benefits';
import type { AnswerOf, BodyOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type StaffId, instantOfLocal } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';

type Endpoints = typeof adminBenefitEndpoints;
type PartnerView = AnswerOf<Endpoints['changePartner']>;
type Coded = AnswerOf<Endpoints['addPartner']>;

@Injectable()
export class KeepPartners {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly partners: PartnersService,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<AnswerOf<Endpoints['partners']>> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const all = await this.partners.list(tx, monthStart(day, body));
    return { items: all.map((partner) => viewOf(partner, body)) };
  }

  /** The very same again answers it without its code. Errors: BENEFIT_UNKNOWN (none of partners), OPERATION_CONFLICT. */
  async add({ id, ...terms }: BodyOf<Endpoints['addPartner']>, by: StaffId): Promise<Coded> {
    return this.database.inTransaction(async (tx) => {
      const { body } = await this.programmes.present(tx);
      requireBenefit(terms.benefitCode, body);
      const code = await this.partners.add(tx, id, terms, by);
      const partner = await this.found(tx, id);
      if (code === null && !isSame(partner, terms)) throw new DomainError('OPERATION_CONFLICT');
      if (code !== null) await this.record(tx, by, 'partner.added', { partnerId: id, ...terms });
      return { partner: viewOf(partner, body), code };
    });
  }

  /** The very same again changes nothing. Errors: NOT_FOUND, BENEFIT_UNKNOWN, PARTNER_CHANGED (by somebody else). */
  async change(
    id: string,
    { version, ...terms }: BodyOf<Endpoints['changePartner']>,
    by: StaffId,
  ): Promise<PartnerView> {
    return this.database.inTransaction(async (tx) => {
      const { body } = await this.programmes.present(tx);
      const was = await this.found(tx, id);
      if (isSame(was, terms)) return viewOf(was, body);
      requireBenefit(terms.benefitCode, body);
      if (!(await this.partners.change(tx, id, terms, { version, by }))) throw new DomainError('PARTNER_CHANGED');
      await this.record(tx, by, 'partner.changed', { partnerId: id, ...terms });
      return viewOf(await this.found(tx, id), body);
    });
  }

  /** Errors: NOT_FOUND, PARTNER_CHANGED (a code was given meanwhile: asking twice does not end the one just shown). */
  async renewCode(id: string, version: number, by: StaffId): Promise<Coded> {
    return this.database.inTransaction(async (tx) => {
      const { body } = await this.programmes.present(tx);
      const was = await this.found(tx, id);
      const terms = {
        name: was.name,
        address: was.address,
        offer: was.offer,
        benefitCode: was.benefitCode,
        active: was.active,
      };
      if (!(await this.partners.change(tx, id, terms, { version, by }))) throw new DomainError('PARTNER_CHANGED');
      const code = await this.partners.renewCode(tx, id, by);
      await this.record(tx, by, 'partner.code_renewed', { partnerId: id });
      return { partner: viewOf(await this.found(tx, id), body), code };
    });
  }

  private async found(tx: Tx, id: string): Promise<Partner> {
    const partner = await this.partners.find(tx, id);
    if (!partner) throw new DomainError('NOT_FOUND');
    return partner;
  }

  private async record(tx: Tx, by: StaffId, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    await this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail });
  }
}

/** Midnight of the month's first day. */
export const monthStart = (day: BusinessDay, { timeZone }: Pick<Programme, 'timeZone'>): Date =>
  instantOfLocal(`${day.slice(0, 7)}-01 00:00:00`, timeZone);

const keys = ['name', 'address', 'offer', 'benefitCode', 'active'] as const;
const isSame = (one: Pick<Partner, (typeof keys)[number]>, other: Pick<Partner, (typeof keys)[number]>): boolean =>
  keys.every((key) => one[key] === other[key]);

function requireBenefit(code: string, { benefits }: Programme): void {
  if (benefits.every((each) => each.code !== code || each.delivery !== 'partner'))
    throw new DomainError('BENEFIT_UNKNOWN');
}

function viewOf(
  { id, name, address, offer, benefitCode, active, version, uses }: Partner,
  { benefits }: Programme,
): PartnerView {
  const benefitName = benefits.find(({ code }) => code === benefitCode)?.name ?? '已不在方案里';
  return { id, name, address, offer, benefitCode, active, benefitName, version, uses };
}
