// Whom WeChat vouches for, and which member that is. The openid stays here; outside an identity goes by its id.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type MemberId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import { keepersOf } from './aliases.service';

export interface WechatAccount {
  readonly appId: string;
  readonly openid: string;
  readonly unionid: string | null;
}

export interface WechatIdentity extends WechatAccount {
  readonly id: string;
  readonly memberId: MemberId | null;
  readonly boundAt: Date | null;
}

const COLUMNS = `id, app_id AS "appId", openid, unionid, member_id AS "memberId", bound_at AS "boundAt"`;

@Injectable()
export class WechatIdentities {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The identity of a WeChat account, made when it is met for the first time. A unionid may become known later. */
  async meet(tx: Tx, { appId, openid, unionid }: WechatAccount): Promise<WechatIdentity> {
    const known = await this.one(tx, `SELECT ${COLUMNS} FROM wechat_identity WHERE app_id = $1 AND openid = $2`, [
      appId,
      openid,
    ]);
    if (known && (unionid === null || known.unionid === unionid)) return known;
    const made = await this.one(
      tx,
      `INSERT INTO wechat_identity AS i (app_id, openid, id, unionid, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (app_id, openid) DO UPDATE SET unionid = coalesce(excluded.unionid, i.unionid)
       RETURNING ${COLUMNS}`,
      [appId, openid, newId(), unionid, this.clock.now()],
    );
    if (!made) throw new Error('a WeChat account that can neither be inserted nor read');
    return made;
  }

  /** An identity by its id; null for none. */
  async find(tx: Tx, id: string): Promise<WechatIdentity | null> {
    return this.one(tx, `SELECT ${COLUMNS} FROM wechat_identity WHERE id = $1`, [id]);
  }

  /** By which WeChat a member is known in a mini-program; null for one who never came by it. */
  async ofMember(tx: Tx, memberId: MemberId, appId: string | null): Promise<string | null> {
    const [row] = await rows<{ id: string }>(
      tx,
      `SELECT id FROM wechat_identity WHERE member_id = $1 AND ($2::text IS NULL OR app_id = $2)
       ORDER BY bound_at DESC, id LIMIT 1`,
      [memberId, appId],
    );
    return row?.id ?? null;
  }

  /**
   * Whose WeChat this is: the member that it leads to through every merge, null for a guest's. Undefined for a WeChat that
   * nobody knows any more, and for one of somebody who has left.
   */
  async ownerOf(tx: Tx, id: string): Promise<MemberId | null | undefined> {
    const identity = await this.find(tx, id);
    if (!identity?.memberId) return identity?.memberId;
    const keeper = (await keepersOf(tx, identity.memberId)).at(-1) ?? identity.memberId;
    const [here] = await rows(tx, `SELECT FROM member WHERE id = $1 AND state <> 'exited'`, [keeper]);
    return here ? keeper : undefined;
  }

  /** The same, locked until the transaction ends: the source row of a binding, taken before the member's lock. */
  async lock(tx: Tx, id: string): Promise<WechatIdentity | null> {
    return this.one(tx, `SELECT ${COLUMNS} FROM wechat_identity WHERE id = $1 FOR UPDATE`, [id]);
  }

  /**
   * Binds an identity to a member. The caller holds both locks and has seen that the identity belongs to nobody who is
   * still here. Error: PHONE_TAKEN when the member has another WeChat in this mini-program.
   */
  async bind(tx: Tx, { id, appId }: WechatIdentity, memberId: MemberId, boundAt: Date): Promise<void> {
    const [other] = await rows(tx, `SELECT id FROM wechat_identity WHERE member_id = $1 AND app_id = $2 AND id <> $3`, [
      memberId,
      appId,
      id,
    ]);
    if (other) throw new DomainError('PHONE_TAKEN');
    await rows(tx, `UPDATE wechat_identity SET member_id = $2, bound_at = $3 WHERE id = $1`, [id, memberId, boundAt]);
  }

  private async one(tx: Tx, text: string, values: readonly unknown[]): Promise<WechatIdentity | null> {
    return (await rows<WechatIdentity>(tx, text, values))[0] ?? null;
  }
}
