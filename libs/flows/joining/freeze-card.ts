// 冻结会员卡: a card that earns and redeems nothing until somebody lifts it; refunds, expiry and releases go on. Source:
// product.md, Joining.
import { Injectable } from '@nestjs/common';
import { type AnswerOf, type BodyOf, type adminMembershipEndpoints, freezeReasons } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { type CardFreeze, FreezesService } from '@guike/members';
import { NotificationsService, frozenMessage, unfrozenMessage } from '@guike/notifications';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { CardSwitch } from './card-switch';
import { type OfficeReader, requireVisible } from '../office/office-reader';
import { type Standing, lockMember } from '../standing';

type Endpoints = typeof adminMembershipEndpoints;
type Answer = AnswerOf<Endpoints['freeze']>;

@Injectable()
export class FreezeCard {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly freezes: FreezesService,
    private readonly switches: CardSwitch,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Freezes; the same id again answers the same. Who belongs to a store freezes its own members. Errors: MEMBER_UNKNOWN,
   * NOT_A_MEMBER, ALREADY_DECIDED (it is frozen already), OPERATION_CONFLICT.
   */
  async freeze(memberId: MemberId, wish: BodyOf<Endpoints['freeze']>, by: OfficeReader): Promise<Answer> {
    return this.database.inTransaction(async (tx) => {
      const { id, reason, note } = wish;
      const { state } = await this.locked(tx, memberId, by);
      const before = await this.freezes.find(tx, memberId, id);
      if (before) {
        if (before.reason !== reason || before.note !== note) throw new DomainError('OPERATION_CONFLICT');
        return { id, state };
      }
      if (state === 'frozen') throw new DomainError('ALREADY_DECIDED');
      if (state !== 'active') throw new DomainError('NOT_A_MEMBER');
      await this.switches.freeze(tx, { memberId, id, reason, note, storeId: by.storeId, frozenBy: by.staffId });
      const message = frozenMessage({ reason: freezeReasonInWords(reason) });
      await this.notifications.deliver(tx, { ...message, memberId, source: `freeze/${id}` });
      await this.record(tx, by, memberId, 'card.frozen', { ...wish });
      return { id, state: 'frozen' };
    });
  }

  /**
   * Makes it good again; twice by one person is once. Errors: MEMBER_UNKNOWN, FREEZE_UNKNOWN, ALREADY_DECIDED, FORBIDDEN
   * (head office or another store froze it).
   */
  async unfreeze(
    { memberId, id }: Pick<CardFreeze, 'memberId' | 'id'>,
    { note }: BodyOf<Endpoints['unfreeze']>,
    by: OfficeReader,
  ): Promise<Answer> {
    return this.database.inTransaction(async (tx) => {
      const { state } = await this.locked(tx, memberId, by);
      const freeze = await this.freezes.find(tx, memberId, id);
      if (!freeze) throw new DomainError('FREEZE_UNKNOWN');
      if (!mayLift(freeze, by)) throw new DomainError('FORBIDDEN');
      if (freeze.liftedAt !== null) {
        if (freeze.liftedBy === by.staffId) return { id, state };
        throw new DomainError('ALREADY_DECIDED');
      }
      await this.switches.lift(tx, freeze, by.staffId, note);
      await this.notifications.deliver(tx, { ...unfrozenMessage(), memberId, source: `freeze/${id}/lifted` });
      await this.record(tx, by, memberId, 'card.unfrozen', { id, note });
      return { id, state: 'active' };
    });
  }

  private async locked(tx: Tx, memberId: MemberId, by: OfficeReader): Promise<Standing> {
    await requireVisible(tx, by, memberId);
    return lockMember(tx, memberId, (await this.programmes.present(tx)).day);
  }

  private record(
    tx: Tx,
    by: OfficeReader,
    memberId: MemberId,
    action: string,
    detail: Readonly<Record<string, string>>,
  ) {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail });
  }
}

/** A store lifts what it froze itself; head office lifts all. */
export const mayLift = ({ storeId }: Pick<CardFreeze, 'storeId'>, by: OfficeReader): boolean =>
  by.role === 'head_office' || (by.role === 'manager' && storeId !== null && storeId === by.storeId);

export const freezeReasonInWords = (reason: string): string =>
  (freezeReasons as Readonly<Record<string, string>>)[reason] ?? reason;
