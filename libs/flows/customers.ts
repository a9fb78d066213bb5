// Who a sale belongs to, and how a known customer becomes a member.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError, type MemberId, type StaffId } from '@guike/kernel';
import { type CustomerRef, type Joining, MembersService } from '@guike/members';
import { Outbox, type Tx, rows } from '@guike/platform';
import { PointsService, asksBirthday } from '@guike/points';
import { bindTouch } from '@guike/referrals';
import { StoresService } from '@guike/stores';
import type { Programme, ProgrammeVersion } from '@guike/programme';
import { TiersService } from '@guike/tiers';
import { JoiningRight, type OpeningSale } from './joining/joining-right';

@Injectable()
export class Customers {
  constructor(
    private readonly members: MembersService,
    private readonly points: PointsService,
    private readonly tiers: TiersService,
    private readonly stores: StoresService,
    private readonly outbox: Outbox,
    readonly joiningRight: JoiningRight,
  ) {}

  /**
   * The person a sale names; a phone or outside number met for the first time becomes a known customer.
   * `firstExpiry`: the last day of points that a sale of that day would earn.
   * Errors: MEMBER_UNKNOWN (an id or card of nobody), CARD_INVALID, CARD_EXPIRED.
   */
  async identify(tx: Tx, ref: CustomerRef, firstExpiry: BusinessDay): Promise<MemberId> {
    const found = await this.members.find(tx, ref);
    if (found !== null) return found;
    if (ref.kind === 'card' || ref.kind === 'id') throw new DomainError('MEMBER_UNKNOWN');
    const { memberId, isNew } = await this.members.know(tx, ref);
    if (isNew) await this.points.open(tx, memberId, 'known', firstExpiry);
    return memberId;
  }

  /** People who are known already, several in one round trip; null for others, and for a card that is not in order. */
  async known(tx: Tx, refs: readonly (CustomerRef | null)[]): Promise<(MemberId | null)[]> {
    const plain = refs.flatMap((ref, index) => (ref === null || ref.kind === 'card' ? [] : [{ ref, index }]));
    const found = await this.members.findAll(
      tx,
      plain.map(({ ref }) => ref),
    );
    const known = new Map(plain.map(({ index }, nth) => [index, found[nth] ?? null]));
    for (const [index, ref] of refs.entries()) {
      // Each card has a secret of its own to be held against.
      if (ref?.kind === 'card') known.set(index, await this.members.find(tx, ref).catch(unlessRefused));
    }
    return refs.map((_, index) => known.get(index) ?? null);
  }

  /** Those of these people who are members, or were: nothing that they agree to now makes them one. */
  async membersAmong(tx: Tx, memberIds: readonly MemberId[]): Promise<ReadonlySet<MemberId>> {
    return memberIds.length === 0 ? new Set() : this.members.joinedAmong(tx, memberIds);
  }

  /**
   * Makes a member of a locked customer: card, consent, account, first tier, and what counts of what they bought before.
   * The welcome follows from the outbox. `by` is the sale that opens the card: it is credited afterwards. Where none
   * does, it stands for what opens it, with no facts.
   */
  async enrol(
    tx: Tx,
    joining: Joining,
    by: { sale: OpeningSale; terms: ProgrammeVersion; tier: string; today: BusinessDay },
  ): Promise<void> {
    const { memberId, joinedOn } = joining;
    await this.members.join(tx, joining);
    if (by.terms.body.joining.invitation) await this.joiningRight.acceptInvitation(tx, memberId);
    await this.points.activate(tx, memberId);
    await this.tiers.open(tx, memberId, { tier: by.tier, joinedOn, today: by.today });
    await this.joiningRight.countBefore(tx, by.sale, by.terms, by.today);
    await this.outbox.add(tx, 'member.joined', { v: 1, memberId: joining.memberId });
    const { givenAt } = joining.consent;
    await this.bindFriend(tx, { memberId, joinedAt: givenAt, now: givenAt, programmeVersion: by.terms.version });
  }

  /** A member whose WeChat has become known after they joined: whoever brought them by then is known, too. */
  async friendFoundLater(tx: Tx, memberId: MemberId, now: Date, programmeVersion: number): Promise<void> {
    const [agreed] = await rows<{ at: Date | null }>(
      tx,
      `SELECT min(given_at) AS at FROM member_consent WHERE member_id = $1 AND purpose = 'membership'`,
      [memberId],
    );
    if (agreed?.at) await this.bindFriend(tx, { memberId, joinedAt: agreed.at, now, programmeVersion });
  }

  /** Who brought them is written down in the transaction that makes them a member; whether it counts is judged after it. */
  private async bindFriend(tx: Tx, joined: Parameters<typeof bindTouch>[1]): Promise<void> {
    if (await bindTouch(tx, joined)) await this.outbox.add(tx, 'referral.bound', { v: 1, memberId: joined.memberId });
  }

  /** The month of a day that is somebody's birthday month, opened only where points depend on it; else null. */
  async birthMonth(tx: Tx, memberId: MemberId | null, { points }: Programme, day: BusinessDay): Promise<number | null> {
    return memberId !== null && asksBirthday(points) ? this.members.birthMonth(tx, memberId, day) : null;
  }

  /** Staff ids of the guides that a sale names by login. Error: GUIDE_UNKNOWN. */
  async guides<L extends string | undefined>(tx: Tx, logins: readonly L[]): Promise<(StaffId | null)[]> {
    const known = await this.guideIds(tx, logins);
    return logins.map((login) => {
      if (login === undefined) return null;
      const staffId = known.get(login);
      if (staffId === undefined) throw new DomainError('GUIDE_UNKNOWN', { login });
      return staffId;
    });
  }

  /** Staff ids by login of those who work here, however many sales name them. */
  async guideIds(tx: Tx, logins: readonly (string | undefined)[]): Promise<ReadonlyMap<string, StaffId>> {
    const named = new Set(logins.filter((login) => login !== undefined));
    return named.size === 0 ? new Map() : this.stores.guideIds(tx, [...named]);
  }
}

function unlessRefused(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}
