// What WeChat has told us, each event once, and what follows from it: pictures that were looked at, and followers.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '@guike/kernel';
import { CLOCK, CONFIG, type Config, type Tx, newId, rows } from '@guike/platform';
import type { WechatEvent } from './callback-events';
import type { ReceivedEvent } from './wechat-callbacks.service';

/** What WeChat thinks of a picture. `suggest` is null where it could not look; `errcode` then says why. */
export interface PictureVerdict {
  readonly suggest: 'pass' | 'review' | 'risky' | null;
  readonly label: number | null;
  readonly errcode: number;
  readonly toldAt: Date;
}

@Injectable()
export class WechatEvents {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keeps an event and answers its id; null when it was told before. Error: SIGNATURE_INVALID where the request's
   * signature came with another event: somebody has listened.
   */
  async keep(tx: Tx, { event, key, signature }: ReceivedEvent): Promise<string | null> {
    const id = newId();
    const kept = await rows(
      tx,
      `INSERT INTO wechat_event (id, key, signature, event, received_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING id`,
      [id, key, signature, JSON.stringify(event), this.clock.now()],
    );
    if (kept.length > 0) return id;
    const known = await rows(tx, `SELECT FROM wechat_event WHERE key = $1`, [key]);
    if (known.length === 0) throw new DomainError('SIGNATURE_INVALID');
    return null;
  }

  /** Null once it was forgotten. */
  async find(tx: Tx, id: string): Promise<WechatEvent | null> {
    const [row] = await rows<{ event: WechatEvent }>(tx, `SELECT event FROM wechat_event WHERE id = $1`, [id]);
    return row?.event ?? null;
  }

  /** Forgets what was told before an instant, at most so many; answers how many. WeChat repeats itself within a minute. */
  async sweep(tx: Tx, before: Date, most: number): Promise<number> {
    const gone = await rows(
      tx,
      `DELETE FROM wechat_event WHERE id IN (
         SELECT id FROM wechat_event WHERE received_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING id`,
      [before, most],
    );
    return gone.length;
  }

  /** Writes down what WeChat thinks of a picture. The first word stands, unless it was that WeChat could not look. */
  async notePicture(tx: Tx, { traceId, suggest, label, errcode }: Extract<WechatEvent, { kind: 'picture' }>) {
    await rows(
      tx,
      `INSERT INTO wechat_media_check AS m (trace_id, suggest, label, errcode, told_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (trace_id) DO UPDATE SET suggest = excluded.suggest, label = excluded.label,
         errcode = excluded.errcode, told_at = excluded.told_at
       WHERE m.suggest IS NULL AND excluded.suggest IS NOT NULL`,
      [traceId, suggest, label, errcode, this.clock.now()],
    );
  }

  /** What WeChat thinks of the picture of a trace; null while it has not said. */
  async pictureVerdict(tx: Tx, traceId: string): Promise<PictureVerdict | null> {
    const [row] = await rows<PictureVerdict>(
      tx,
      `SELECT suggest, label, errcode, told_at AS "toldAt" FROM wechat_media_check WHERE trace_id = $1`,
      [traceId],
    );
    return row ?? null;
  }

  /** Writes down whether somebody follows the Official Account. `unionid` is null where WeChat does not tell it. */
  async noteFollower(tx: Tx, follower: { openid: string; unionid: string | null; follows: boolean }): Promise<void> {
    await rows(
      tx,
      `INSERT INTO wechat_follower AS f (app_id, openid, unionid, follows, changed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (app_id, openid) DO UPDATE SET unionid = coalesce(excluded.unionid, f.unionid),
         follows = excluded.follows, changed_at = excluded.changed_at`,
      [this.accountId(), follower.openid, follower.unionid, follower.follows, this.clock.now()],
    );
  }

  /** By which openid the Official Account reaches somebody; null for who does not follow it, or where there is none. */
  async followerOpenid(tx: Tx, unionid: string): Promise<string | null> {
    if (this.config.wechatOfficial === null) return null;
    const [row] = await rows<{ openid: string }>(
      tx,
      `SELECT openid FROM wechat_follower WHERE app_id = $1 AND unionid = $2 AND follows
       ORDER BY changed_at DESC LIMIT 1`,
      [this.accountId(), unionid],
    );
    return row?.openid ?? null;
  }

  private accountId(): string {
    const { wechatOfficial } = this.config;
    if (wechatOfficial === null) throw new DomainError('WECHAT_OFF');
    return wechatOfficial.id;
  }
}
