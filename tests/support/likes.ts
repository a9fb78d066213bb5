// People of WeChat who like looks, and looks that are published and counted, in a shop that a test has opened.
import { CloseLikes, LikeLook, MyLookLikes } from '@guike/flows';
import { businessDayOf } from '@guike/kernel';
import { closingOf } from '@guike/looks';
import { JobRunner, Outbox, newId, rows } from '@guike/platform';
import { type Programme, presets } from '@guike/programme';
import { publishedLook } from './published-looks';
import type { Shop } from './shop';

const DAY_MS = 86_400_000;
let phones = 13_500_000_000;

export type LookRules = NonNullable<Programme['looks']>;

/** The boutique with other rules for looks. */
export const withLooks = (looks: Partial<LookRules>): Programme => ({
  ...presets.boutique,
  looks: { ...(presets.boutique.looks as LookRules), ...looks },
});

/** Somebody who shows looks, or likes as who they are. */
export interface Shown {
  readonly memberId: string;
  readonly identityId: string;
  readonly phone: string;
}

export class Likers {
  constructor(readonly shop: Shop) {}

  /** Somebody whom WeChat knows, since so many days; with a member where one is given. */
  async person({ days = 30, memberId = null }: { days?: number; memberId?: string | null } = {}): Promise<string> {
    const [id, since] = [newId(), new Date(this.shop.clock.now().getTime() - days * DAY_MS)];
    await rows(
      this.shop.db.reading,
      `INSERT INTO wechat_identity (app_id, openid, id, member_id, created_at, bound_at)
       VALUES ('test', $4, $1, $2, $3, CASE WHEN $2::uuid IS NULL THEN NULL ELSE $3::timestamptz END)`,
      [id, memberId, since, `openid-${id}`],
    );
    return id;
  }

  /** Many at once, known for a month. */
  async crowd(size: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.shop.db.reading,
      `INSERT INTO wechat_identity (app_id, openid, id, created_at) SELECT 'test', n.id::text, n.id, $2
       FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) AS n RETURNING id`,
      [size, new Date(this.shop.clock.now().getTime() - 30 * DAY_MS)],
    );
    return found.map(({ id }) => id);
  }

  /** A member with a WeChat, who joined by buying two things. */
  async member(): Promise<Shown> {
    const phone = String((phones += 1));
    const { memberId } = await this.shop.sell({ number: phone, phone, goods: [{ yuan: 100, quantity: 2 }] });
    if (!memberId) throw new Error('nobody joined');
    return { memberId, phone, identityId: await this.person({ memberId, days: 60 }) };
  }

  /** A look that is published now; its window ends with a business day of the programme's. */
  async look(memberId: string, { caption = '雾蓝的一天', window = 7, version = 1 } = {}): Promise<string> {
    const lookId = await publishedLook(this.shop, memberId, { caption });
    const closesAt = closingOf(this.shop.clock.now(), window, 'Asia/Shanghai');
    const set = `UPDATE look SET closes_at = $2, programme_version = $3 WHERE id = $1`;
    await rows(this.shop.db.reading, set, [lookId, closesAt, version]);
    await this.opened(memberId, lookId);
    return lookId;
  }

  /** What follows a publication, as the worker does it; again as often as it is asked for. */
  async opened(memberId: string, lookId: string): Promise<void> {
    const { context } = this.shop.module;
    await this.shop.db.inTransaction((tx) =>
      context.get(Outbox, { strict: false }).add(tx, 'look.published', { v: 1, memberId, lookId }),
    );
    const waiting = await rows<{ id: string; payload: unknown }>(
      this.shop.db.reading,
      `SELECT id, payload FROM outbox WHERE job = 'look.published' AND payload->>'lookId' = $1`,
      [lookId],
    );
    for (const { id, payload } of waiting)
      await context.get(JobRunner, { strict: false }).run('look.published', { outboxId: id, payload });
  }

  like(lookId: string, identityId: string, address = '203.0.113.1') {
    return this.shop.module.context.get(LikeLook).like(lookId, { identityId, address });
  }

  unlike(lookId: string, identityId: string) {
    return this.shop.module.context.get(LikeLook).unlike(lookId, { identityId });
  }

  /** Everybody of these likes it, from a network of their own. */
  async likedBy(lookId: string, people: readonly string[]): Promise<void> {
    for (const [n, each] of people.entries()) await this.like(lookId, each, `198.51.${Math.floor(n / 200)}.${n % 200}`);
  }

  /** The window closes: the clock goes on, and what the schedule does is done. */
  async closed({ days = 8 } = {}): Promise<number> {
    this.shop.clock.advance({ days });
    return this.shop.module.context.get(CloseLikes).closeDue();
  }

  counting(memberId: string, lookId: string) {
    return this.shop.module.context.get(MyLookLikes).one(memberId, lookId);
  }

  async balance(memberId: string): Promise<number> {
    const text = `SELECT coalesce(sum(points), 0)::integer AS points FROM point_entry
      WHERE member_id = $1 AND (operation LIKE 'look/%' OR operation LIKE 'look-claim/%')`;
    return (await this.shop.one<{ points: number }>(text, [memberId])).points;
  }

  today(): string {
    return businessDayOf(this.shop.clock.now(), 'Asia/Shanghai');
  }
}
