// What a signed-in member is told about the session: the token, where they stand, whether a paper is to be read again.
import { Injectable } from '@nestjs/common';
import { DomainError, type MemberId, type MemberState } from '@guike/kernel';
import { ConsentsService, type WechatIdentity, keepersOf } from '@guike/members';
import { Tokens, type Tx, rows } from '@guike/platform';
import { paperVersions } from '@guike/programme';

export interface MemberSession {
  readonly token: string;
  readonly state: MemberState;
  readonly consentDue: boolean;
}

/** A session with what the binding that it began with came to. */
export interface BoundSession extends MemberSession {
  readonly found: boolean;
  readonly joined: boolean;
}

@Injectable()
export class MemberSessions {
  constructor(
    private readonly tokens: Tokens,
    private readonly consents: ConsentsService,
  ) {}

  /** Null for somebody who is a member no more, and so a guest. Who was merged comes in as who they are now. */
  async open(tx: Tx, bound: MemberId): Promise<MemberSession | null> {
    const memberId = (await keepersOf(tx, bound)).at(-1) ?? bound;
    const [row] = await rows<{ state: MemberState }>(tx, `SELECT state FROM member WHERE id = $1`, [memberId]);
    if (!row) throw new DomainError('MEMBER_UNKNOWN');
    if (row.state === 'exited') return null;
    const consentDue = await this.consents.isDue(tx, memberId, paperVersions);
    return { token: this.tokens.signMember(memberId), state: row.state, consentDue };
  }

  /**
   * What a binding answers, whenever it is asked: read from what it wrote, so that an answer that was lost can be given
   * again. Null where the identity is bound to nobody, or to somebody who is a member no more.
   */
  async ofBinding(tx: Tx, { memberId, boundAt }: WechatIdentity): Promise<BoundSession | null> {
    const session = memberId && (await this.open(tx, memberId));
    if (!session) return null;
    const [row] = await rows<{ found: boolean; joined: boolean }>(
      tx,
      `SELECT m.created_at < $2 AS found, EXISTS (SELECT FROM member_consent c WHERE c.member_id = m.id
         AND c.purpose = 'membership' AND c.source = 'mini_program' AND c.given_at = $2) AS joined
       FROM member m WHERE m.id = $1`,
      [memberId, boundAt],
    );
    return { ...session, found: row?.found ?? false, joined: row?.joined ?? false };
  }
}
