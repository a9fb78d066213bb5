// 我的穿搭: a member's own looks, and taking one back at any time.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, lookEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { type LookRow, LooksService } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { pageOf } from '../page';
import { LookEnds } from './look-ends';
import { cursorOf, placeOf } from './look-places';
import { type LookAnswer, LookViews } from './look-views';

type Endpoints = typeof lookEndpoints;

@Injectable()
export class MyLooks {
  constructor(
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly views: LookViews,
    private readonly ends: LookEnds,
  ) {}

  /** The newest first. Error: INPUT_INVALID for a cursor that no page answered. */
  async list(memberId: MemberId, query: QueryOf<Endpoints['looks']>): Promise<AnswerOf<Endpoints['looks']>> {
    const tx = this.database.reading;
    const names = await everyIdOf(tx, memberId);
    const wanted = { after: placeOf(query.after), limit: query.limit + 1 };
    const found = await this.looks.ofMember(tx, names, wanted);
    const { items, next } = pageOf(found, query.limit, ({ submittedAt, id }) => cursorOf(submittedAt, id));
    return { items: await this.views.own(tx, names, items), next };
  }

  /** Error: LOOK_UNKNOWN, also of another's. */
  async look(memberId: MemberId, id: string): Promise<LookAnswer> {
    const tx = this.database.reading;
    const names = await everyIdOf(tx, memberId);
    const look = await this.looks.find(tx, await this.owner(tx, names, id), id);
    return this.shown(tx, names, look);
  }

  /**
   * Withdraws a look: when this resolves its links are dead and its files deleted. Again, or of one that has ended, changes
   * nothing. Error: LOOK_UNKNOWN.
   */
  async withdraw(memberId: MemberId, id: string): Promise<LookAnswer> {
    const { answer, ended } = await this.database.inTransaction(async (tx) => {
      const names = await everyIdOf(tx, memberId);
      const look = await this.looks.lock(tx, await this.owner(tx, names, id), id);
      if (look === null) throw new DomainError('LOOK_UNKNOWN');
      const isOpen = look.endedAt === null;
      if (isOpen) await this.ends.end(tx, look, { state: 'withdrawn', reason: '', by: null });
      const after = await this.looks.find(tx, look.memberId, id);
      return { answer: await this.shown(tx, names, after), ended: look.filesGoneAt === null ? look : null };
    });
    if (ended !== null) await this.ends.removeFiles([ended]);
    return answer;
  }

  /** Under which of their names it is. */
  private async owner(tx: Tx, names: readonly MemberId[], id: string): Promise<MemberId> {
    const owner = await this.looks.ownerOf(tx, id);
    if (owner === null || !names.includes(owner)) throw new DomainError('LOOK_UNKNOWN');
    return owner;
  }

  private async shown(tx: Tx, names: readonly MemberId[], look: LookRow | null): Promise<LookAnswer> {
    const [answer] = await this.views.own(tx, names, look === null ? [] : [look]);
    if (!answer) throw new DomainError('LOOK_UNKNOWN');
    return answer;
  }
}
