// Every way a message took beside the inbox, with what became of it. A sending is claimed before the call and settled
// after it, so that however often the job runs, or dies, nobody is told twice.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import type { Channel, SkipReason } from './channels';
import type { MessageKind } from './messages';
import { marketingKinds } from './topics';

/** `unknown`: the call went out and no answer came. It is not made again; the member has the message in the inbox. */
export const sendStates = ['planned', 'sending', 'sent', 'unknown', 'failed', 'skipped'] as const;
export type SendState = (typeof sendStates)[number];

export interface MessageRef {
  readonly memberId: MemberId;
  readonly messageId: string;
}

export interface PlannedSend extends MessageRef {
  readonly kind: string;
  readonly channel: Channel | 'none';
  /** `planned` is sent when due; `sent` is a task that was opened; `skipped` says why not, in `reason`. */
  readonly state: 'planned' | 'sent' | 'skipped';
  readonly reason?: SkipReason;
  readonly template?: string;
  readonly grantId?: string;
  readonly dueAt: Date;
}

/** A sending that is somebody's to make now. */
export interface ClaimedSend extends MessageRef {
  readonly id: string;
  readonly channel: Channel;
  readonly kind: MessageKind;
  readonly template: string | null;
  readonly grantId: string | null;
  /** This one included. */
  readonly attempts: number;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
  /** The words of this way where it has words of its own, see `Delivery`. */
  readonly wechat: string | null;
  readonly sms: string | null;
  readonly email: { readonly subject: string; readonly text: string } | null;
  readonly at: Date;
}

export interface Settlement {
  readonly state: 'sent' | 'unknown' | 'failed' | 'skipped' | 'planned';
  readonly reason?: string | null;
  /** What the other side said, by its own code. */
  readonly code?: string | null;
  /** For `planned`: when to try again. */
  readonly dueAt?: Date;
}

const CLAIMED = `s.member_id AS "memberId", s.message_id AS "messageId", s.id, s.channel, s.kind, s.template,
  s.grant_id AS "grantId", s.attempts, m.title, m.body, m.link, m.wechat_words AS wechat, m.sms_words AS sms,
  CASE WHEN m.email_words IS NOT NULL THEN json_build_object('subject', m.email_subject, 'text', m.email_words) END AS email,
  m.created_at AS at`;

@Injectable()
export class SendsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Writes a way down, once. Answers false when it was there. */
  async plan(tx: Tx, planned: PlannedSend): Promise<boolean> {
    const { memberId, messageId, channel, kind, state, reason, template, grantId, dueAt } = planned;
    const now = this.clock.now();
    const made = await rows(
      tx,
      `INSERT INTO message_send (member_id, message_id, channel, id, kind, state, reason, template, grant_id, attempts,
         planned_at, due_at, done_at)
       VALUES ($1, $2, $3, $4, $5, $6::text, $7, $8, $9, 0, $10::timestamptz, $11, CASE WHEN $6 <> 'planned' THEN $10::timestamptz END)
       ON CONFLICT (member_id, message_id, channel) DO NOTHING RETURNING id`,
      [
        ...[memberId, messageId, channel, newId(), kind, state, reason ?? null, template ?? null, grantId ?? null],
        ...[now, dueAt],
      ],
    );
    return made.length > 0;
  }

  /** The ways of a message so far. */
  async of(tx: Tx, { memberId, messageId }: MessageRef): Promise<{ channel: Channel | 'none'; state: SendState }[]> {
    return rows(tx, `SELECT channel, state FROM message_send WHERE member_id = $1 AND message_id = $2`, [
      memberId,
      messageId,
    ]);
  }

  /** How much marketing a member was sent, or is about to be, since an instant. */
  async marketingSince(tx: Tx, memberId: MemberId, since: Date): Promise<number> {
    const [row] = await rows<{ sends: number }>(
      tx,
      `SELECT count(*) AS sends FROM message_send WHERE member_id = $1 AND kind = ANY ($2) AND planned_at > $3
         AND state IN ('planned', 'sending', 'sent', 'unknown')`,
      [memberId, marketingKinds, since],
    );
    return row?.sends ?? 0;
  }

  /** Takes what is due to be sent, of one message or of all, the longest due first. Committed before anything is called. */
  async claim(tx: Tx, limit: number, of?: MessageRef): Promise<ClaimedSend[]> {
    return rows<ClaimedSend>(
      tx,
      `WITH due AS (SELECT member_id, message_id, channel FROM message_send WHERE state = 'planned' AND due_at <= $1
           AND ($3::uuid IS NULL OR (member_id = $3 AND message_id = $4))
         ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE message_send s SET state = 'sending', claimed_at = $1, attempts = s.attempts + 1
       FROM due, inbox_message m
       WHERE s.member_id = due.member_id AND s.message_id = due.message_id AND s.channel = due.channel
         AND m.member_id = s.member_id AND m.id = s.message_id
       RETURNING ${CLAIMED}`,
      [this.clock.now(), limit, of?.memberId ?? null, of?.messageId ?? null],
    );
  }

  /**
   * What became of a claimed sending. False when it is no longer this claim's: its answer came after it had been given
   * up, and what is written stays. Not even then is it sent again.
   */
  async settle(tx: Tx, send: ClaimedSend, { state, reason, code, dueAt }: Settlement): Promise<boolean> {
    const settled = await rows(
      tx,
      `UPDATE message_send SET state = $5::text, reason = $6, outcome_code = $7, due_at = coalesce($8, due_at),
         done_at = CASE WHEN $5 <> 'planned' THEN $9::timestamptz END
       WHERE member_id = $1 AND message_id = $2 AND channel = $3 AND attempts = $4 AND state = 'sending' RETURNING id`,
      [
        ...[send.memberId, send.messageId, send.channel, send.attempts, state],
        ...[reason ?? null, code ?? null, dueAt ?? null, this.clock.now()],
      ],
    );
    return settled.length > 0;
  }

  /** Gives up sendings whose sender never came back since an instant: what became of them nobody knows. */
  async giveUp(tx: Tx, before: Date): Promise<{ memberId: MemberId; messageId: string; grantId: string | null }[]> {
    return rows(
      tx,
      `UPDATE message_send SET state = 'unknown', reason = 'no_answer', done_at = $2
       WHERE state = 'sending' AND claimed_at < $1
       RETURNING member_id AS "memberId", message_id AS "messageId", grant_id AS "grantId"`,
      [before, this.clock.now()],
    );
  }

  /** The message that a sending is about, with its words; null for none. */
  async message(
    tx: Tx,
    { memberId, messageId }: MessageRef,
  ): Promise<{ kind: MessageKind; title: string; body: string } | null> {
    const [found] = await rows<{ kind: MessageKind; title: string; body: string }>(
      tx,
      `SELECT kind, title, body FROM inbox_message WHERE member_id = $1 AND id = $2`,
      [memberId, messageId],
    );
    return found ?? null;
  }
}
