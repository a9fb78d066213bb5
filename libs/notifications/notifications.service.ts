// The inbox every member has: a message arrives once for what it is about, however often it is delivered.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, CONFIG, type Config, Outbox, type Tx, columnOf, newId, news, rows } from '@guike/platform';
import type { Message } from './messages';
import { templateOf } from './templates';
import { isFrequent } from './topics';

/** `source` names what the message is about, e.g. `purchase/<id>`; a member gets one message for each source. */
export interface Delivery extends Message {
  readonly memberId: MemberId;
  readonly source: string;
  /** The page of the mini-program that tells more, with its query: `pages/tiers/index`. */
  readonly link?: string;
  /** What WeChat's notice says instead of the first sentence of the body. */
  readonly wechat?: string | undefined;
  /** What a short message says instead of title and body. */
  readonly sms?: string | undefined;
  /** What an e-mail says instead of them. */
  readonly email?: { readonly subject: string; readonly text: string } | undefined;
  /** The run of a campaign that sends it. */
  readonly campaignRunId?: string;
}

/** A message as it was delivered. */
export interface InboxMessage {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
  readonly at: Date;
  readonly read: boolean;
}

/** So many messages are sent on their way by one job. */
const IN_ONE_JOB = 100;

@Injectable()
export class NotificationsService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbox: Outbox,
  ) {}

  /** Puts a message into the inbox, unless one about the same source is there already. Other ways follow by themselves. */
  async deliver(tx: Tx, delivery: Delivery): Promise<void> {
    await this.deliverAll(tx, [delivery]);
  }

  /**
   * The same for many in one round trip; answers how many are new. Who was merged reads it under the name they have now;
   * who has left is told nothing, and does not leave while this is written. `onwardsAfterSeconds`: other ways wait so long, where
   * first many others are to be told.
   */
  async deliverAll(tx: Tx, deliveries: readonly Delivery[], { onwardsAfterSeconds = 0 } = {}): Promise<number> {
    if (deliveries.length === 0) return 0;
    const column = <T>(of: (each: Delivery) => T): T[] => columnOf(deliveries, of);
    const made = await rows<{ memberId: MemberId; messageId: string; onwards: boolean }>(
      tx,
      `WITH new AS (
         INSERT INTO inbox_message (member_id, id, kind, title, body, source, link, campaign_run_id, wechat_words, sms_words,
           email_subject, email_words, created_at)
         SELECT m.id, n.id, n.kind, n.title, n.body, n.source, n.link, n.run, n.wechat, n.sms, n.email_subject, n.email_words,
           $11
         FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[],
             $12::text[], $13::text[], $14::text[], $15::text[])
           AS n(member_id, id, kind, title, body, source, link, run, wechat, sms, email_subject, email_words)
         CROSS JOIN LATERAL (SELECT k.id FROM member k
           -- Hardly anybody was merged, and a function for each costs more than this look.
           WHERE k.id = CASE WHEN EXISTS (SELECT FROM member_alias a WHERE a.member_id = n.member_id)
             THEN member_keeper(n.member_id) ELSE n.member_id END AND k.state <> 'exited' FOR KEY SHARE) AS m
         ON CONFLICT (member_id, source) DO NOTHING RETURNING member_id, id)
       SELECT new.member_id AS "memberId", new.id AS "messageId", NOT n.frequent OR EXISTS (SELECT FROM message_grant g
         WHERE g.member_id = new.member_id AND g.template = n.template AND g.state = 'free') AS onwards
       FROM new JOIN unnest($2::uuid[], $9::boolean[], $10::text[]) AS n(id, frequent, template) ON n.id = new.id`,
      [
        column(({ memberId }) => memberId),
        column(() => newId()),
        column(({ kind }) => kind),
        column(({ title }) => title),
        column(({ body }) => body),
        column(({ source }) => source),
        column(({ link }) => link ?? null),
        column(({ campaignRunId }) => campaignRunId ?? null),
        column(({ kind }) => isFrequent(kind)),
        column(({ kind }) => this.config.wechatTemplates[templateOf(kind) ?? '']?.id ?? null),
        this.clock.now(),
        column(({ wechat }) => wechat ?? null),
        column(({ sms }) => sms ?? null),
        column(({ email }) => email?.subject ?? null),
        column(({ email }) => email?.text ?? null),
      ],
    );
    const messages = made.filter(({ onwards }) => onwards).map(({ memberId, messageId }) => ({ memberId, messageId }));
    const jobs = Array.from({ length: Math.ceil(messages.length / IN_ONE_JOB) }, (_, job) =>
      news('message.planned', { v: 1, messages: messages.slice(job * IN_ONE_JOB, (job + 1) * IN_ONE_JOB) }),
    );
    await this.outbox.addAll(tx, jobs, onwardsAfterSeconds);
    return made.length;
  }

  /** A member's messages below the one of this id, newest first. */
  async inbox(
    tx: Tx,
    memberId: MemberId,
    { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<InboxMessage[]> {
    return rows<InboxMessage>(
      tx,
      `SELECT id, kind, title, body, link, created_at AS at, read_at IS NOT NULL AS read FROM inbox_message
       WHERE member_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [memberId, after ?? null, limit],
    );
  }

  /** Marks a member's messages up to this one as read. Answers how many of the newest hundred are not. */
  async read(tx: Tx, memberId: MemberId, through: string): Promise<number> {
    await rows(tx, `UPDATE inbox_message SET read_at = $3 WHERE member_id = $1 AND id <= $2 AND read_at IS NULL`, [
      memberId,
      through,
      this.clock.now(),
    ]);
    const [newest] = await rows<{ unread: number }>(
      tx,
      `SELECT count(*) AS unread FROM (SELECT read_at FROM inbox_message WHERE member_id = $1 ORDER BY id DESC LIMIT 100) AS m
       WHERE read_at IS NULL`,
      [memberId],
    );
    return newest?.unread ?? 0;
  }
}
