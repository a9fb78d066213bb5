// 入会审批: whoever the programme names approves an application, which makes a member with a card, or refuses it with a
// reason. Never who filed it. Source: product.md, Joining.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminMembershipEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { type Application, ApplicationsService } from '@guike/members';
import { NotificationsService, applicationRefusedMessage } from '@guike/notifications';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { ApplicationJoining } from './application-joining';
import type { OfficeReader } from '../office/office-reader';
import { isSaidAlready } from '../office/second-person';
import { lockMember } from '../standing';

type Endpoint = (typeof adminMembershipEndpoints)['decideApplication'];
type Answer = AnswerOf<Endpoint>;

@Injectable()
export class DecideApplication {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly applications: ApplicationsService,
    private readonly joining: ApplicationJoining,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Decides; the same by the same person again changes nothing. Who belongs to a store decides its own. Errors: FORBIDDEN
   * (a role that does not approve), APPLICATION_UNKNOWN, SECOND_PERSON, ALREADY_DECIDED, PURCHASE_VOID (the receipt's
   * sale is void by now).
   */
  async decide(
    { memberId, id }: Pick<Application, 'memberId' | 'id'>,
    decision: BodyOf<Endpoint>,
    by: OfficeReader,
  ): Promise<Answer> {
    return this.database.inTransaction(async (tx) => {
      const { body } = await this.programmes.present(tx);
      const rules = body.joining.application;
      // What was filed before the programme stopped taking applications is still head office's to decide.
      const approvers = rules?.approvedBy ?? ['head_office'];
      if (!approvers.includes(by.role)) throw new DomainError('FORBIDDEN');
      const application = await this.applications.claim(tx, memberId, id);
      if (!application || (by.storeId !== null && application.storeId !== by.storeId))
        throw new DomainError('APPLICATION_UNKNOWN');
      const state = decision.approve ? 'approved' : 'refused';
      const asked = { ...application, askedBy: application.filedBy };
      if (isSaidAlready(asked, { open: 'open', wanted: state }, by.staffId)) return { id, state };
      if (decision.approve) await this.joining.approve(tx, application, by.staffId);
      else await this.refuse(tx, application, by.staffId, decision.reason);
      const detail = { id, ...(!decision.approve && { refusal: decision.reason }) };
      const action = `application.${state}`;
      await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail });
      return { id, state };
    });
  }

  private async refuse(tx: Tx, application: Application, by: string, refusal: string): Promise<void> {
    const { memberId, id } = application;
    await lockMember(tx, memberId, (await this.programmes.present(tx)).day);
    await this.applications.refuse(tx, application, by, refusal);
    const message = applicationRefusedMessage({ refusal });
    await this.notifications.deliver(tx, { ...message, memberId, source: `application/${id}` });
  }
}
