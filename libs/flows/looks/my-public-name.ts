// What a member calls themselves beside their looks: checked by WeChat's text safety, changed at once everywhere.
// Source: wechat.md, user content.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, publicNameEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { PublicNamesService, publicNameInWords, publicNameIssue, tidyName } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { Audit, CONFIG, type Config, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { lockMember } from '../standing';
import { requireHere } from '../profile/leave-programme';
import { NameSafety } from './name-safety';

export type MyName = AnswerOf<(typeof publicNameEndpoints)['publicName']>;

@Injectable()
export class MyPublicName {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly names: PublicNamesService,
    private readonly safety: NameSafety,
    private readonly audit: Audit,
  ) {}

  async name(memberId: MemberId): Promise<MyName> {
    return this.answer(this.database.reading, memberId);
  }

  /**
   * Keeps a name, or none; the same again changes nothing. Errors: PUBLIC_NAME_REFUSED (with a sentence), NOT_A_MEMBER,
   * ACCOUNT_FROZEN, UNAUTHENTICATED, WECHAT_BUSY (WeChat gave no answer; nothing has changed).
   */
  async keep(memberId: MemberId, typed: string | null): Promise<MyName> {
    const name = typed === null ? null : tidyName(typed);
    const state = name === null ? null : await this.checked(memberId, name);
    return this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      const standing = await lockMember(tx, memberId, day);
      requireHere(standing);
      const before = await this.names.find(tx, memberId);
      if (name === null || state === null) {
        await this.names.drop(tx, await everyIdOf(tx, memberId));
        if (before !== null && before.state !== 'taken_down')
          await this.log(tx, memberId, 'member.public_name_dropped');
        return this.answer(tx, memberId);
      }
      if (standing.state === 'frozen') throw new DomainError('ACCOUNT_FROZEN');
      if (standing.state !== 'active') throw new DomainError('NOT_A_MEMBER');
      if (before?.name === name && before.state === 'taken_down') throw refusal('这个名字被门店撤下过，请换一个');
      if (before?.name === name) return this.answer(tx, memberId);
      await this.names.keep(tx, memberId, { name, state });
      await this.log(tx, memberId, 'member.public_name_kept');
      return this.answer(tx, memberId);
    });
  }

  /** A name that stands is not asked about again. */
  private async checked(memberId: MemberId, name: string): Promise<'shown' | 'waiting'> {
    const issue = publicNameIssue(name, this.config.shopName);
    if (issue !== null) throw refusal(issue);
    const before = await this.names.find(this.database.reading, memberId);
    if (before?.name === name) return before.state === 'shown' ? 'shown' : 'waiting';
    const suggest = await this.safety.ask(memberId, name);
    if (suggest === 'risky') throw refusal('这个名字没有通过微信的内容安全检查，请换一个');
    return suggest === 'pass' ? 'shown' : 'waiting';
  }

  private async answer(tx: Tx, memberId: MemberId): Promise<MyName> {
    const kept = await this.names.find(tx, memberId);
    return { name: kept?.name ?? null, state: kept?.state ?? null, sentence: publicNameInWords(kept) };
  }

  /** That it was done, not what it says. */
  private log(tx: Tx, memberId: MemberId, action: string): Promise<void> {
    return this.audit.record(tx, { actorKind: 'member', actorId: memberId, action, memberId });
  }
}

const refusal = (sentence: string): DomainError => new DomainError('PUBLIC_NAME_REFUSED', { sentence });
