// 消息: what went out to members beside the inbox, with what became of it, for the office.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminMessageEndpoints } from '@guike/contracts/http';
import { type BusinessDay, type MemberId, addDays, businessDay, instantOfLocal } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { CONFIG, type Config, Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type OfficeReader, membersOfStore } from '../office/office-reader';
import { pageOf } from '../page';
import { whyInWords } from './send-words';

type Endpoints = typeof adminMessageEndpoints;
type Item = AnswerOf<Endpoints['messageSends']>['items'][number];
type Figures = AnswerOf<Endpoints['messageFigures']>;

interface SendRow extends Pick<Item, 'id' | 'kind' | 'title' | 'channel' | 'state' | 'code' | 'attempts'> {
  readonly memberId: MemberId;
  readonly reason: string | null;
  readonly plannedAt: Date;
  readonly dueAt: Date;
  readonly readAt: Date | null;
}

const SHOWN_DAYS = 30;
/** Of the store whose id is at $1; null: of all. */
const VISIBLE = `($1::uuid IS NULL OR s.member_id IN (${membersOfStore('$1')}))`;

@Injectable()
export class MessageDesk {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly faces: MemberSearch,
  ) {}

  /** Newest first; of one store's members for those who belong to it. */
  async sends(
    query: QueryOf<Endpoints['messageSends']>,
    reader: OfficeReader,
  ): Promise<AnswerOf<Endpoints['messageSends']>> {
    const tx = this.database.reading;
    const { from, until } = await this.span(query);
    const found = await rows<SendRow>(
      tx,
      `SELECT s.id, s.member_id AS "memberId", s.kind, m.title, s.channel, s.state, s.reason, s.outcome_code AS code,
         s.planned_at AS "plannedAt", s.due_at AS "dueAt", s.attempts, m.read_at AS "readAt"
       FROM message_send s JOIN inbox_message m ON m.member_id = s.member_id AND m.id = s.message_id
       WHERE ${VISIBLE} AND s.planned_at >= $2 AND s.planned_at < $3 AND ($4::text IS NULL OR s.kind = $4)
         AND ($5::text IS NULL OR s.channel = $5) AND ($6::text IS NULL OR s.state = $6)
         AND ($7::uuid IS NULL OR s.member_id = $7) AND ($8::uuid IS NULL OR s.id < $8)
       ORDER BY s.id DESC LIMIT $9`,
      [
        ...[reader.storeId, from, until, query.kind ?? null, query.channel ?? null, query.state ?? null],
        ...[query.member ?? null, query.after ?? null, query.limit + 1],
      ],
    );
    const { items, next } = pageOf(found, query.limit, ({ id }) => id);
    const faces = await this.faces.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    return {
      items: items.map(({ plannedAt, dueAt, readAt, reason, ...send }) => ({
        ...(faces.get(send.memberId) ?? { nameMasked: null, phoneMasked: null }),
        ...send,
        at: plannedAt.toISOString(),
        why: whyInWords(send.state, reason),
        dueAt: dueAt.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      })),
      next,
    };
  }

  /** By what messages are about; a message that took two ways counts with the one that led furthest. */
  async figures(query: QueryOf<Endpoints['messageFigures']>, reader: OfficeReader): Promise<Figures> {
    const { from, until, first, last } = await this.span(query);
    const kinds = await rows<Figures['kinds'][number]>(
      this.database.reading,
      `SELECT b.kind, count(*) AS messages, count(*) FILTER (WHERE b.state = 'sent') AS sent,
         count(*) FILTER (WHERE b.state IN ('planned', 'sending')) AS waiting,
         count(*) FILTER (WHERE b.reason = 'no_grant') AS "noGrant",
         count(*) FILTER (WHERE b.state = 'failed' AND b.reason <> 'no_grant') AS failed,
         count(*) FILTER (WHERE b.state = 'unknown') AS unknown,
         count(*) FILTER (WHERE b.state = 'skipped' AND b.reason <> 'no_grant') AS skipped,
         count(*) FILTER (WHERE m.read_at IS NOT NULL) AS read
       FROM (SELECT DISTINCT ON (s.member_id, s.message_id) s.member_id, s.message_id, s.kind, s.state, s.reason
         FROM message_send s WHERE ${VISIBLE} AND s.planned_at >= $2 AND s.planned_at < $3
         ORDER BY s.member_id, s.message_id,
           array_position(ARRAY['sent', 'sending', 'planned', 'unknown', 'failed', 'skipped'], s.state)) AS b
       JOIN inbox_message m ON m.member_id = b.member_id AND m.id = b.message_id
       GROUP BY b.kind ORDER BY messages DESC, b.kind`,
      [reader.storeId, from, until],
    );
    return { from: first, to: last, off: this.off(), kinds };
  }

  /** Ways that the configuration says nothing of. */
  private off(): Figures['off'] {
    const { wechatApp, wechatTemplates, wechatOfficial, email, sms } = this.config;
    const hasTemplates = wechatApp !== null && Object.keys(wechatTemplates).length > 0;
    const accounts =
      wechatOfficial !== null && Object.values(wechatTemplates).some(({ account }) => account !== undefined);
    const isOn = { subscription: hasTemplates, official_account: accounts, email: email !== null, sms: sms !== null };
    return (Object.keys(isOn) as (keyof typeof isOn)[]).filter((way) => !isOn[way]);
  }

  /** Business days as instants, both ends included. */
  private async span({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }) {
    const { body, day } = await this.programmes.present(this.database.reading);
    const last = to === undefined ? day : businessDay(to);
    const first = from === undefined ? addDays(last, -SHOWN_DAYS) : businessDay(from);
    const at = (midnight: BusinessDay) => instantOfLocal(`${midnight} 00:00:00`, body.timeZone);
    return { from: at(first), until: at(addDays(last, 1)), first, last };
  }
}
