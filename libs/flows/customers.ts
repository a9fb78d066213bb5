// Who a sale belongs to, and how a known customer becomes a member.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError, type MemberId, type StaffId } from '@guike/kernel';
import { type CustomerRef, type Joining, MembersService } from '@guike/members';
import { Outbox, type Tx } from '@guike/platform';
import { PointsService, asksBirthday } from '@guike/points';
import { StoresService } from '@guike/stores';
import type { Programme, ProgrammeVersion } from '@guike/programme';
import { TiersService } from '@guike/tiers';
import { JoiningRight, type OpeningSale } from './joining-right';

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

  /**
   * Makes a member of a locked customer: card, consent, account, first tier, and what counts of what they bought before.
   * The welcome follows from the outbox. `by` is the sale that opens the card: it is credited afterwards.
   */
  async enrol(
    tx: Tx,
    joining: Joining,
    by: { sale: OpeningSale; terms: ProgrammeVersion; tier: string; today: BusinessDay },
  ): Promise<void> {
    const { memberId, joinedOn } = joining;
    await this.members.join(tx, joining);
    await this.points.activate(tx, memberId);
    await this.tiers.open(tx, memberId, { tier: by.tier, joinedOn, today: by.today });
    await this.joiningRight.countBefore(tx, by.sale, by.terms, by.today);
    await this.outbox.add(tx, 'member.joined', { v: 1, memberId: joining.memberId });
  }

  /** Month of somebody's birthday, opened only where points depend on it; null also for nobody in particular. */
  async birthMonth(tx: Tx, memberId: MemberId | null, { points }: Programme): Promise<number | null> {
    return memberId !== null && asksBirthday(points) ? this.members.birthMonth(tx, memberId) : null;
  }

  /** Staff ids of the guides that a sale names by login. Error: GUIDE_UNKNOWN. */
  async guides<L extends string | undefined>(tx: Tx, logins: readonly L[]): Promise<(StaffId | null)[]> {
    const named = logins.filter((login): login is L & string => login !== undefined);
    if (named.length === 0) return logins.map(() => null);
    const known = await this.stores.guideIds(tx, named);
    return logins.map((login) => {
      if (login === undefined) return null;
      const staffId = known.get(login);
      if (staffId === undefined) throw new DomainError('GUIDE_UNKNOWN', { login });
      return staffId;
    });
  }
}
