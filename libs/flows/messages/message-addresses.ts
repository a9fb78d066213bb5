// Where a sending goes just now: a WeChat, a phone, an e-mail address. Read when it is sent, so that what has changed counts.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { EmailsService, MembersService } from '@guike/members';
import type { ClaimedSend } from '@guike/notifications';
import { type Tx, rows } from '@guike/platform';
import { WechatEvents } from '@guike/wechat';

/** Where a sending goes. */
export interface Address {
  readonly openid?: string;
  readonly identityId?: string;
  readonly phone?: string;
  /** `id`: of the address as it was proved. */
  readonly email?: { readonly id: string; readonly address: string };
}

@Injectable()
export class MessageAddresses {
  constructor(
    private readonly members: MembersService,
    private readonly emails: EmailsService,
    private readonly wechat: WechatEvents,
  ) {}

  /** By phone, mail or with a permission; empty where nobody is there any more. */
  async of(tx: Tx, { channel, grantId, memberId }: ClaimedSend): Promise<Address> {
    if (channel === 'sms') {
      const { phone } = await this.members.face(tx, memberId);
      return phone === null ? {} : { phone };
    }
    if (channel === 'email') return this.mailbox(tx, memberId);
    const [holder] = await rows<{ identityId: string; openid: string }>(
      tx,
      `SELECT w.id AS "identityId", w.openid FROM message_grant g JOIN wechat_identity w ON w.id = g.identity_id
       WHERE g.id = $1 AND w.member_id IS NOT NULL`,
      [grantId],
    );
    return holder ?? {};
  }

  /** The Official Account's name for who follows it; null for who does not. */
  async followerOf(tx: Tx, unionid: string | null): Promise<string | null> {
    return unionid === null ? null : this.wechat.followerOpenid(tx, unionid);
  }

  /** Nobody is at this e-mail address any more. */
  async lost(tx: Tx, memberId: MemberId, { email }: Address): Promise<void> {
    if (email !== undefined) await this.emails.lost(tx, memberId, email.id);
  }

  private async mailbox(tx: Tx, memberId: MemberId): Promise<Address> {
    const email = await this.emails.of(tx, memberId);
    return email === null || email.unreachableAt !== null ? {} : { email: { id: email.id, address: email.address } };
  }
}
