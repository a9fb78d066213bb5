// An approved applicant becomes a member: by the sale of the receipt where it is theirs, else with no sale.
import { Injectable } from '@nestjs/common';
import { type Application, ApplicationsService } from '@guike/members';
import type { Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { ApplicationSales } from './application-sales';
import { Enrolment } from './enrolment';
import { lockMember } from '../standing';

@Injectable()
export class ApplicationJoining {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly applications: ApplicationsService,
    private readonly sales: ApplicationSales,
    private readonly enrolment: Enrolment,
  ) {}

  /** The caller has claimed the open application. Receipt first, then the member. Error: PURCHASE_VOID. */
  async approve(tx: Tx, application: Application, by: string): Promise<void> {
    const { memberId, id: causeId, storeId, filedBy: enrolledBy, consentVersion, filedAt: givenAt } = application;
    const current = await this.programmes.present(tx);
    const owner = await this.sales.lock(tx, application);
    await lockMember(tx, memberId, current.day);
    const sale = await this.sales.own(tx, memberId, owner);
    await this.applications.approve(tx, application, by);
    const how = { current, enrolledBy, name: null, consent: consentOf(consentVersion, givenAt) };
    if (sale === null) return this.enrolment.admit(tx, { ...how, memberId, storeId, causeId });
    const terms = await this.programmes.version(tx, sale.programmeVersion);
    await this.enrolment.joinBy(tx, sale, { ...how, terms });
  }
}

/** Signed in the store when the application was filed. */
const consentOf = (version: string, givenAt: Date) => ({ version, source: 'application', givenAt });
