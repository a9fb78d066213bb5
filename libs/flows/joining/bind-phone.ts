// A guest shows a phone number that WeChat vouches for: whom the shop knows by it is found, else becomes known, and
// joins where a purchase gives the right to. Safe to repeat: WeChat's code is good once, our answer as often as asked.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { BodyOf, doorEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { WechatIdentities } from '@guike/members';
import { Database } from '@guike/platform';
import { paperVersions } from '@guike/programme';
import { WechatClient } from '@guike/wechat';
import { Binding } from './binding';
import { type BoundSession, MemberSessions } from '../member/member-session';

export type BindCommand = Omit<BodyOf<(typeof doorEndpoints)['bind']>, 'ticket'>;

/** How long the same code, sent a second time, waits for what the first sending comes to. */
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
  ) {}

  /**
   * Binds the phone to the WeChat identity of a ticket. One that is bound already is answered as it stands, and WeChat
   * is not asked. Errors: TICKET_EXPIRED, CONSENT_OUTDATED, PHONE_TAKEN (its member has another WeChat, or has left),
   * WECHAT_TAKEN (another phone was bound meanwhile), PHONE_FOREIGN, PHONE_QUOTA_GONE, WECHAT_CODE_INVALID,
   * WECHAT_BUSY, WECHAT_OFF.
   */
  async bind(identityId: string, { phoneCode, consents, name }: BindCommand): Promise<BoundSession> {
    const before = await this.bound(identityId);
    if (before) return before;
    if (consents.agreement !== paperVersions.agreement || consents.privacy !== paperVersions.privacy)
      throw new DomainError('CONSENT_OUTDATED', { ...paperVersions });
    const phone = await this.phoneOf(identityId, phoneCode);
    if (typeof phone !== 'string') return phone;
    await this.database.inTransaction((tx) =>
      this.binding.bind(tx, identityId, { phone, consents, name: name ?? null }),
    );
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
  private async phoneOf(identityId: string, phoneCode: string): Promise<string | BoundSession> {
    const identity = await this.identities.find(this.database.reading, identityId);
    try {
      return (await this.wechat.phoneNumber(phoneCode, identity?.openid)).phone;
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
}
