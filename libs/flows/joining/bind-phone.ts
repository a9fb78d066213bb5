// A guest shows a phone number that WeChat, or a code by short message, vouches for: whom the shop knows by it is found,
// else becomes known, and joins where a purchase gives the right to. Safe to repeat: a code is good once, our answer as
// often as asked.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { BodyOf, doorEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { WechatIdentities } from '@guike/members';
import { Database } from '@guike/platform';
import { paperVersions, purposes } from '@guike/programme';
import { WechatClient } from '@guike/wechat';
import { Binding } from './binding';
import { ProvePhone } from './prove-phone';
import { type BoundSession, MemberSessions } from '../member/member-session';

export type BindCommand = Omit<BodyOf<(typeof doorEndpoints)['bind']>, 'ticket'>;

/** `codeId`: of the code by short message that proved it. */
interface Proved {
  readonly phone: string;
  readonly codeId?: string;
}

/** How long the same code of WeChat's, sent a second time, waits for what the first sending comes to. */
const LOOKS = 10;
const LOOK_EVERY_MS = 150;

@Injectable()
export class BindPhone {
  constructor(
    private readonly database: Database,
    private readonly wechat: WechatClient,
    private readonly identities: WechatIdentities,
    private readonly sessions: MemberSessions,
    private readonly binding: Binding,
    private readonly proof: ProvePhone,
  ) {}

  /**
   * Binds the phone to the WeChat identity of a ticket. One that is bound already is answered as it stands, and WeChat
   * is not asked. Errors: TICKET_EXPIRED, CONSENT_OUTDATED, PHONE_TAKEN (its member has another WeChat, or has left),
   * WECHAT_TAKEN (another phone was bound meanwhile), PHONE_CODE_WRONG, PHONE_FOREIGN, PHONE_QUOTA_GONE,
   * WECHAT_CODE_INVALID, WECHAT_BUSY, WECHAT_OFF.
   */
  async bind(identityId: string, command: BindCommand): Promise<BoundSession> {
    const { consents, name } = command;
    const before = await this.bound(identityId);
    if (before) return before;
    if (consents.agreement !== paperVersions.agreement || consents.privacy !== paperVersions.privacy)
      throw new DomainError('CONSENT_OUTDATED', { ...paperVersions });
    const agreed = command.purposes ?? [];
    if (agreed.some(({ purpose, version }) => purposes[purpose].version !== version))
      throw new DomainError('CONSENT_OUTDATED', { purposes: true });
    const proved = await this.proved(identityId, command);
    if ('token' in proved) return proved;
    const { phone, codeId } = proved;
    await this.database.inTransaction(async (tx) => {
      await this.binding.bind(tx, identityId, { phone, consents, purposes: agreed, name: name ?? null });
      // Where another sending has used it meanwhile, that one has bound the same phone.
      if (codeId !== undefined) await this.proof.use(tx, codeId);
    });
    const after = await this.bound(identityId);
    if (!after) throw new Error('a binding that is not there');
    return after;
  }

  private async bound(identityId: string): Promise<BoundSession | null> {
    const identity = await this.identities.find(this.database.reading, identityId);
    if (!identity) throw new DomainError('TICKET_EXPIRED');
    return this.sessions.ofBinding(this.database.reading, identity);
  }

  /** The phone; or the session, where the code was spent by a sending of the same that is just being worked on. */
  private async proved(identityId: string, { sms, phoneCode = '' }: BindCommand): Promise<Proved | BoundSession> {
    if (sms) return this.provedBySms(identityId, sms);
    try {
      const identity = await this.identities.find(this.database.reading, identityId);
      return { phone: (await this.wechat.phoneNumber(phoneCode, identity?.openid)).phone };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'WECHAT_CODE_INVALID') throw error;
      for (let look = 0; look < LOOKS; look++) {
        const session = await this.bound(identityId);
        if (session) return session;
        await sleep(LOOK_EVERY_MS);
      }
      throw error;
    }
  }

  /** A code of ours is good until what it proves is done, so who sends it again finds that done, or is wrong. */
  private async provedBySms(identityId: string, sms: NonNullable<BindCommand['sms']>): Promise<Proved | BoundSession> {
    try {
      return { phone: sms.phone, codeId: await this.proof.check(identityId, sms) };
    } catch (error) {
      const session = await this.bound(identityId);
      if (session) return session;
      throw error;
    }
  }
}
