// The ledger of WeChat's permissions: each tap is one message of one template, used the oldest first, or a no that we
// remember. Nobody else knows how many are left. Source: wechat.md (subscribe message).
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import { ASKED_AT_ONCE } from './templates';

export const grantAnswers = ['accept', 'reject', 'ban', 'filter'] as const;
export type GrantAnswer = (typeof grantAnswers)[number];

/** What somebody tapped, for one template. */
export interface TappedGrant {
  readonly memberId: MemberId;
  /** Whose WeChat it is, by the id of the identity. */
  readonly identityId: string;
  /** WeChat's id of the template. */
  readonly template: string;
  readonly answer: GrantAnswer;
  /** The asking it belongs to: told again, it counts once. */
  readonly askId: string;
  /** Who says so: the phone at once, or WeChat's own event. */
  readonly source: 'phone' | 'event';
}

const states: Readonly<Record<GrantAnswer, string>> = {
  accept: 'free',
  reject: 'rejected',
  ban: 'banned',
  filter: 'filtered',
};
/** Nobody is asked again so soon after a no. */
const REFUSED_DAYS = 30;
/** The phone and WeChat's event tell of the same tap, in any order. */
const SAME_TAP_MINUTES = 10;
const MINUTE_MS = 60_000;

@Injectable()
export class GrantsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Writes a tap down, unless it is known: from the same asking, or from the other who tells of it. */
  async note(tx: Tx, tapped: TappedGrant): Promise<void> {
    const { memberId, identityId, template, answer, askId, source } = tapped;
    const now = this.clock.now();
    await rows(
      tx,
      `INSERT INTO message_grant (member_id, id, identity_id, template, ask_id, state, source, granted_at, settled_at)
       SELECT $1, $2, $3, $4, $5, $6::text, $7, $8::timestamptz, CASE WHEN $6 <> 'free' THEN $8::timestamptz END
       WHERE NOT EXISTS (SELECT FROM message_grant WHERE identity_id = $3 AND template = $4 AND source <> $7
         AND granted_at > $9)
       ON CONFLICT (member_id, ask_id, template) DO NOTHING`,
      [
        ...[memberId, newId(), identityId, template, askId, states[answer], source, now],
        new Date(now.getTime() - SAME_TAP_MINUTES * MINUTE_MS),
      ],
    );
  }

  /** Of these templates those to ask for now: none allowed already, no recent no. At most as many as WeChat shows. */
  async worthAsking(tx: Tx, identityIds: readonly string[], templates: readonly string[]): Promise<string[]> {
    const since = new Date(this.clock.now().getTime() - REFUSED_DAYS * 24 * 60 * MINUTE_MS);
    const settled = await rows<{ template: string }>(
      tx,
      `SELECT DISTINCT template FROM message_grant WHERE identity_id = ANY ($1) AND template = ANY ($2)
         AND (state IN ('free', 'banned') OR (state IN ('rejected', 'filtered') AND granted_at > $3))`,
      [identityIds, templates, since],
    );
    const known = new Set(settled.map(({ template }) => template));
    return templates.filter((template) => !known.has(template)).slice(0, ASKED_AT_ONCE);
  }

  /** Sets the oldest permission aside for a message; null when there is none. */
  async reserve(
    tx: Tx,
    { identityIds, template, messageId }: { identityIds: readonly string[]; template: string; messageId: string },
  ): Promise<string | null> {
    const [reserved] = await rows<{ id: string }>(
      tx,
      `UPDATE message_grant g SET state = 'reserved', message_id = $3
       FROM (SELECT member_id, id FROM message_grant WHERE identity_id = ANY ($1) AND template = $2 AND state = 'free'
         ORDER BY granted_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) f
       WHERE g.member_id = f.member_id AND g.id = f.id RETURNING g.id`,
      [identityIds, template, messageId],
    );
    return reserved?.id ?? null;
  }

  /** WeChat took it for a message, or may have. */
  async use(tx: Tx, grantId: string): Promise<void> {
    await rows(tx, `UPDATE message_grant SET state = 'used', settled_at = $2 WHERE id = $1 AND state = 'reserved'`, [
      grantId,
      this.clock.now(),
    ]);
  }

  /** The message was not sent for another reason, and the permission is there still. */
  async giveBack(tx: Tx, grantId: string): Promise<void> {
    await rows(tx, `UPDATE message_grant SET state = 'free', message_id = NULL WHERE id = $1 AND state = 'reserved'`, [
      grantId,
    ]);
  }

  /** 43101: WeChat knows of no permission for this template, so whatever we hold of it is none. */
  async gone(tx: Tx, identityId: string, template: string): Promise<void> {
    await rows(
      tx,
      `UPDATE message_grant SET state = 'gone', settled_at = $3
       WHERE identity_id = $1 AND template = $2 AND state IN ('free', 'reserved')`,
      [identityId, template, this.clock.now()],
    );
  }
}
