// 退会: what leaving would end, leaving, and staying after all within fifteen days. Until it is over the card goes on as
// ever. Source: product.md, Joining; docs/adr/0016.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, profileEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { ExitsService, type MemberExit, REGRET_DAYS } from '@guike/members';
import { NotificationsService, leavingMessage, stayedMessage } from '@guike/notifications';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { tierNameOf } from '../purchase-answer';
import { type Standing, lockMember, readStanding } from '../standing';

type Endpoints = typeof profileEndpoints;
type Exit = AnswerOf<Endpoints['leave']>;

@Injectable()
export class LeaveProgramme {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly exits: ExitsService,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /** What would end, and whether they are leaving. Errors: MEMBER_UNKNOWN; UNAUTHENTICATED for who has left. */
  async outlook(memberId: MemberId): Promise<AnswerOf<Endpoints['exit']>> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const standing = await readStanding(tx, memberId, day);
    if (standing === null) throw new DomainError('MEMBER_UNKNOWN');
    requireHere(standing);
    const [open] = await rows<{ redemptions: number }>(
      tx,
      `SELECT count(*) AS redemptions FROM redemption WHERE member_id = $1 AND state = 'open'`,
      [memberId],
    );
    return {
      ...asAnswer(await this.exits.underWay(tx, memberId)),
      regretDays: REGRET_DAYS,
      points: standing.balance,
      redemptions: open?.redemptions ?? 0,
      tierName: tierNameOf(body, standing.tier),
    };
  }

  /** Begins; again answers what has begun. Frozen cards and known customers may leave, too. */
  async leave(memberId: MemberId): Promise<Exit> {
    return this.database.inTransaction(async (tx) => {
      const today = await this.lock(tx, memberId);
      const before = await this.exits.underWay(tx, memberId);
      if (before) return asAnswer(before);
      const exit = await this.exits.ask(tx, memberId, today);
      const message = leavingMessage({ through: exit.regretThrough, today });
      await this.notifications.deliver(tx, { ...message, memberId, source: `exit/${exit.id}` });
      await this.log(tx, memberId, 'member.leaving');
      return asAnswer(exit);
    });
  }

  /** Takes it back; again changes nothing. Error: EXIT_OVER when the last day to is past. */
  async stay(memberId: MemberId): Promise<Exit> {
    return this.database.inTransaction(async (tx) => {
      const today = await this.lock(tx, memberId);
      const exit = await this.exits.underWay(tx, memberId);
      if (!exit) return asAnswer(null);
      // The sweep may be late, and what is due is due.
      if (exit.regretThrough < today) throw new DomainError('EXIT_OVER');
      await this.exits.stay(tx, exit);
      await this.notifications.deliver(tx, { ...stayedMessage(), memberId, source: `exit/${exit.id}/stayed` });
      await this.log(tx, memberId, 'member.stayed');
      return asAnswer(null);
    });
  }

  private async lock(tx: Tx, memberId: MemberId): Promise<BusinessDay> {
    const { day } = await this.programmes.present(tx);
    requireHere(await lockMember(tx, memberId, day));
    return day;
  }

  private log(tx: Tx, memberId: MemberId, action: string): Promise<void> {
    return this.audit.record(tx, { actorKind: 'member', actorId: memberId, action, memberId });
  }
}

const asAnswer = (exit: MemberExit | null): Exit => ({ exit: exit && { through: exit.regretThrough } });

/** Error: UNAUTHENTICATED for who has left. */
export function requireHere({ state }: Pick<Standing, 'state'>): void {
  if (state === 'exited') throw new DomainError('UNAUTHENTICATED');
}
