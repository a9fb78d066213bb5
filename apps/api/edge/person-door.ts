// Lets in whoever WeChat vouches for, member or guest, and says which WeChat and which member that is.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type MemberId } from '@guike/kernel';
import { WechatIdentities } from '@guike/members';
import { CLOCK, CONFIG, type Config, Database, Tokens } from '@guike/platform';
import { BriefCache } from './brief-cache';
import type { PersonCaller, VisitorCaller } from './callers';
import { MergedMembers } from './merged-members';

/** Who has bound a phone, or left, is seen as that after this at the latest. */
const LIFE_MS = 10_000;
const REMEMBERED = 10_000;

const STRANGER: VisitorCaller = { kind: 'visitor', identityId: null, memberId: null };

@Injectable()
export class PersonDoor {
  private readonly owners: BriefCache<MemberId | null | undefined>;
  private readonly ofMembers: BriefCache<string | null>;

  constructor(
    @Inject(CLOCK) clock: Clock,
    @Inject(CONFIG) config: Config,
    private readonly tokens: Tokens,
    private readonly merged: MergedMembers,
    identities: WechatIdentities,
    database: Database,
  ) {
    const app = config.wechatApp?.id ?? null;
    this.owners = new BriefCache(clock, LIFE_MS, REMEMBERED, (id) => identities.ownerOf(database.reading, id));
    this.ofMembers = new BriefCache(clock, LIFE_MS, REMEMBERED, (id) => identities.ofMember(database.reading, id, app));
  }

  /**
   * Errors: UNAUTHENTICATED (no token of a person, or somebody who has left), FORBIDDEN (a member who never came by
   * WeChat).
   */
  async admit(token: string): Promise<PersonCaller> {
    const { identityId, memberId } = await this.known(token);
    if (identityId === null) throw new DomainError('FORBIDDEN', { wechat: 'unknown' });
    return { kind: 'person', identityId, memberId };
  }

  /** The same for pages that everybody may see. Error: UNAUTHENTICATED for a token that is good no more. */
  async recognise(token: string | undefined): Promise<VisitorCaller> {
    return token === undefined ? STRANGER : { kind: 'visitor', ...(await this.known(token)) };
  }

  private async known(token: string): Promise<Pick<VisitorCaller, 'identityId' | 'memberId'>> {
    const person = this.tokens.readPerson(token);
    if ('memberId' in person) {
      const { memberId } = await this.merged.admit(person.memberId);
      return { identityId: await this.ofMembers.get(memberId), memberId };
    }
    const memberId = await this.owners.get(person.identityId);
    if (memberId === undefined) throw new DomainError('UNAUTHENTICATED');
    return { identityId: person.identityId, memberId };
  }
}
