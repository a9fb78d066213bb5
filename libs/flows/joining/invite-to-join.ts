// 邀请入会: head office or a store's manager invites a phone number, which may join at its next visit or in the
// mini-program with nothing bought. Source: product.md, Joining.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminMembershipEndpoints } from '@guike/contracts/http';
import { DomainError, type StoreId, addDays } from '@guike/kernel';
import { type Invitation, InvitationsService } from '@guike/members';
import { NotificationsService, invitedMessage } from '@guike/notifications';
import { Audit, Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { Applicants, requireNoMember, storeActedFor } from './applicant';
import type { OfficeReader } from '../office/office-reader';
import { lockMember } from '../standing';

type Endpoints = typeof adminMembershipEndpoints;
type Wish = BodyOf<Endpoints['invite']>;
type Invited = AnswerOf<Endpoints['invite']>;

/** Ours: how long an invitation is good, its own day not counted. */
const GOOD_FOR_DAYS = 90;

@Injectable()
export class InviteToJoin {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly applicants: Applicants,
    private readonly invitations: InvitationsService,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Invites; the same id again answers the same. Errors: INVITATIONS_OFF, STORE_UNKNOWN, ALREADY_A_MEMBER, HAS_LEFT,
   * APPLICATION_OPEN, INVITATION_OPEN, OPERATION_CONFLICT.
   */
  async invite(wish: Wish, by: OfficeReader): Promise<Invited> {
    return this.database.inTransaction(async (tx) => {
      const present = await this.programmes.present(tx);
      if (!present.body.joining.invitation) throw new DomainError('INVITATIONS_OFF');
      const storeId = await storeActedFor(tx, by, wish.store);
      const name = wish.name === '' ? null : wish.name;
      const memberId = await this.applicants.identify(tx, wish.phone, name, present);
      const standing = await lockMember(tx, memberId, present.day);
      const before = await this.invitations.find(tx, memberId, wish.id, present.day);
      if (before) return again(before, wish, storeId);
      requireNoMember(standing);
      if (await this.invitations.good(tx, memberId, present.day)) throw new DomainError('INVITATION_OPEN');
      const { id, reason } = wish;
      const expiresOn = addDays(present.day, GOOD_FOR_DAYS);
      await this.invitations.invite(tx, { memberId, id, storeId, reason, expiresOn, invitedBy: by.staffId });
      const message = invitedMessage({ expiresOn, today: present.day });
      await this.notifications.deliver(tx, { ...message, memberId, source: `invitation/${id}` });
      const detail = { id, storeId, reason, expiresOn };
      const action = 'invitation.sent';
      await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail });
      return { id, memberId, expiresOn };
    });
  }

  /** Takes it back; twice is once. Errors: INVITATION_UNKNOWN (also another store's), ALREADY_DECIDED (accepted, or over). */
  async withdraw(
    { memberId, id }: Pick<Invitation, 'memberId' | 'id'>,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoints['withdrawInvitation']>> {
    return this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      const seen = await this.invitations.find(tx, memberId, id, day);
      if (!seen || (by.storeId !== null && seen.storeId !== by.storeId)) throw new DomainError('INVITATION_UNKNOWN');
      await lockMember(tx, memberId, day);
      const found = await this.invitations.find(tx, memberId, id, day);
      if (found?.state === 'withdrawn') return { id, state: 'withdrawn' };
      if (found?.state !== 'open') throw new DomainError('ALREADY_DECIDED');
      await this.invitations.withdraw(tx, found, by.staffId);
      const action = 'invitation.withdrawn';
      await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail: { id } });
      return { id, state: 'withdrawn' };
    });
  }
}

function again({ id, memberId, expiresOn, ...before }: Invitation, { reason }: Wish, storeId: StoreId): Invited {
  if (before.reason !== reason || before.storeId !== storeId) throw new DomainError('OPERATION_CONFLICT');
  return { id, memberId, expiresOn };
}
