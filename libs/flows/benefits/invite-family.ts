// 邀请家人: a member invites another to share their rights; the other accepts on their own phone, and either ends it.
import { Injectable } from '@nestjs/common';
import { type FamilyInvitation, FamilyInvitationsService, FamilyService } from '@guike/benefits';
import type { AnswerOf, BodyOf, familyEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { BenefitRights, type Rights, namesOf } from './benefit-rights';
import { FamilyTold } from './family-told';
import { type FamilyView, FamilyViews, nowIs, standingOf } from './family-views';
import { sharedOf } from './shared';

type Endpoints = typeof familyEndpoints;
type Invited = AnswerOf<Endpoints['familyInvitation']>;

@Injectable()
export class InviteFamily {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly family: FamilyService,
    private readonly invitations: FamilyInvitationsService,
    private readonly views: FamilyViews,
    private readonly told: FamilyTold,
  ) {}

  /** The same id again is the same. Errors: MEMBER_UNKNOWN, FAMILY_OFF (not of this tier), FAMILY_FULL. */
  async invite(memberId: MemberId, wish: BodyOf<Endpoints['inviteFamily']>): Promise<FamilyView> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, memberId);
      if ((await this.invitations.find(tx, rights.names, wish.id)) === null) {
        const open = await this.invitations.open(tx, rights.names);
        await this.requireRoom(tx, rights, open.length);
        await this.invitations.invite(tx, memberId, wish);
        await this.told.record(tx, memberId, 'family.invited', wish.id);
      }
      return this.views.mine(tx, rights);
    });
  }

  /** Errors: FAMILY_INVITATION_UNKNOWN, FAMILY_INVITATION_OVER (accepted by now). */
  async withdraw(memberId: MemberId, id: string): Promise<FamilyView> {
    return this.database.inTransaction(async (tx) => {
      const names = await namesOf(tx, memberId);
      const found = await this.invitations.find(tx, names, id);
      // The row before the lock, as who accepts it does.
      const invitation = found && (await this.invitations.byCode(tx, found.code, true));
      if (!invitation) throw new DomainError('FAMILY_INVITATION_UNKNOWN');
      if (invitation.state === 'accepted')
        throw new DomainError('FAMILY_INVITATION_OVER', { sentence: '对方已经接受，可以在名单里移除' });
      const rights = await this.rights.lock(tx, memberId);
      if (invitation.state === 'open') {
        await this.invitations.end(tx, invitation, 'withdrawn', null);
        await this.told.record(tx, memberId, 'family.withdrawn', id);
      }
      return this.views.mine(tx, rights);
    });
  }

  /** Errors: MEMBER_UNKNOWN, FAMILY_INVITATION_UNKNOWN. */
  async look(guestId: MemberId, code: string): Promise<Invited> {
    const tx = this.database.reading;
    const invitation = await this.invitations.byCode(tx, code);
    if (!invitation) throw new DomainError('FAMILY_INVITATION_UNKNOWN');
    return this.views.invited(tx, invitation, await this.rights.read(tx, guestId));
  }

  /**
   * Accepts or declines; the same again is the same. Errors: MEMBER_UNKNOWN, FAMILY_INVITATION_UNKNOWN,
   * FAMILY_INVITATION_OVER (answered otherwise, taken back, too late, shared already), FAMILY_SELF, FAMILY_MEMBERS_ONLY
   * (the guest's card is not in use), FAMILY_OFF, FAMILY_FULL (the owner's).
   */
  async answer(guestId: MemberId, code: string, accept: boolean): Promise<Invited> {
    return this.database.inTransaction(async (tx) => {
      const claimed = await this.invitations.byCode(tx, code, true);
      if (!claimed) throw new DomainError('FAMILY_INVITATION_UNKNOWN');
      const ownerId = await nowIs(tx, claimed.memberId);
      const guest = await this.rights.lock(tx, guestId, ownerId);
      const standing = standingOf(claimed, guest);
      if (standing === 'own') throw new DomainError('FAMILY_SELF');
      if (isAnsweredSo(claimed, guest, accept)) return this.views.invited(tx, claimed, guest);
      if (standing !== 'open') throw new DomainError('FAMILY_INVITATION_OVER');
      if (accept) await this.accept(tx, claimed, ownerId, guest);
      else await this.invitations.end(tx, claimed, 'declined', guestId);
      await this.told.record(tx, guestId, accept ? 'family.accepted' : 'family.declined', claimed.id);
      const after = await this.invitations.byCode(tx, code);
      return this.views.invited(tx, after ?? claimed, guest);
    });
  }

  /** The guest ends it; the owner is told. Errors: MEMBER_UNKNOWN, FAMILY_UNKNOWN. */
  async leave(guestId: MemberId, id: string): Promise<FamilyView> {
    return this.database.inTransaction(async (tx) => {
      const owner = await this.family.ownerOf(tx, await namesOf(tx, guestId), id);
      if (owner === null) throw new DomainError('FAMILY_UNKNOWN');
      const guest = await this.rights.lock(tx, guestId, await nowIs(tx, owner));
      if (await this.family.remove(tx, [owner], id)) {
        await this.told.left(tx, owner, { id, guestId });
        await this.told.record(tx, guestId, 'family.left', id);
      }
      return this.views.mine(tx, guest);
    });
  }

  private async accept(tx: Tx, invitation: FamilyInvitation, ownerId: MemberId, guest: Rights): Promise<void> {
    if (guest.holder.state !== 'active') throw new DomainError('FAMILY_MEMBERS_ONLY');
    const owner = await this.rights.read(tx, ownerId);
    const shared = await this.family.sharedWith(tx, guest.names);
    if (shared.some(({ memberId }) => owner.names.includes(memberId)))
      throw new DomainError('FAMILY_INVITATION_OVER', { sentence: '您已经在同享这位会员的权益，不用再接受' });
    await this.requireRoom(tx, owner, 0);
    await this.invitations.end(tx, invitation, 'accepted', guest.memberId);
    await this.family.join(tx, invitation, guest.memberId);
    await this.told.accepted(tx, ownerId, { id: invitation.id, guestId: guest.memberId });
  }

  /** `asked`: invitations that are open besides. */
  private async requireRoom(tx: Tx, owner: Rights, asked: number): Promise<void> {
    const { familySharing, most } = sharedOf(owner);
    if (!familySharing) throw new DomainError('FAMILY_OFF');
    if ((await this.family.of(tx, owner.names)).length + asked >= most) throw new DomainError('FAMILY_FULL', { most });
  }
}

const isAnsweredSo = ({ state, guestId }: FamilyInvitation, { names }: Rights, accept: boolean): boolean =>
  state === (accept ? 'accepted' : 'declined') && guestId !== null && names.includes(guestId);
