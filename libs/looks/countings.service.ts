// What the likes of each published look come to: opened when it is published, decided once when its window closes.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { Counted } from './likes-counting';
import { SAME_PICTURE, distance } from './look-claims.service';

export type LookMode = 'per_like' | 'approved_photo' | 'off';
/** What held the points down: a limit, or that the card could earn nothing. */
export type LookLimit = 'look' | 'month' | 'frozen' | 'left' | 'shown_before';

export interface LookCounting {
  readonly memberId: MemberId;
  readonly lookId: string;
  readonly mode: LookMode;
  /** Under which its points are decided. */
  readonly programmeVersion: number;
  readonly closesAt: Date;
  /** Null while the window is open. */
  readonly closedAt: Date | null;
  readonly likes: number | null;
  readonly counted: number | null;
  readonly reasons: Counted['reasons'];
  /** Who got the points: the member, or who they were merged into. Null while none are decided. */
  readonly earnerId: MemberId | null;
  readonly points: number | null;
  readonly limited: LookLimit | null;
  /** Points that the same picture had brought before, as it was when they were decided. */
  readonly shownBefore: number;
}

/** Points as they were decided; `month` is the first day of the month whose limit they count against. */
export interface PointsDecided {
  readonly earnerId: MemberId;
  readonly points: number;
  readonly limited: LookLimit | null;
  readonly month: BusinessDay;
  readonly shownBefore: number;
}

const columns = `member_id AS "memberId", look_id AS "lookId", mode, programme_version AS "programmeVersion",
  closes_at AS "closesAt", closed_at AS "closedAt", likes, counted, reasons, earner_id AS "earnerId", points, limited,
  shown_before AS "shownBefore"`;

@Injectable()
export class CountingsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Opens the counting of a look; again changes nothing. */
  async open(
    tx: Tx,
    opened: Pick<LookCounting, 'memberId' | 'lookId' | 'mode' | 'programmeVersion' | 'closesAt'>,
  ): Promise<void> {
    await rows(
      tx,
      `INSERT INTO look_counting (member_id, look_id, mode, programme_version, closes_at, reasons)
       VALUES ($1, $2, $3, $4, $5, '{}') ON CONFLICT (member_id, look_id) DO NOTHING`,
      [opened.memberId, opened.lookId, opened.mode, opened.programmeVersion, opened.closesAt],
    );
  }

  /** Locks the row of a look until the transaction ends; null for none. */
  async claim(tx: Tx, memberId: MemberId, lookId: string): Promise<LookCounting | null> {
    const text = `SELECT ${columns} FROM look_counting WHERE member_id = $1 AND look_id = $2 FOR UPDATE`;
    return (await rows<LookCounting>(tx, text, [memberId, lookId]))[0] ?? null;
  }

  /** Of several looks of members, by look. */
  async of(tx: Tx, memberIds: readonly MemberId[], lookIds: readonly string[]): Promise<Map<string, LookCounting>> {
    const text = `SELECT ${columns} FROM look_counting WHERE member_id = ANY ($1) AND look_id = ANY ($2)`;
    const found = await rows<LookCounting>(tx, text, [memberIds, lookIds]);
    return new Map(found.map((each) => [each.lookId, each]));
  }

  /**
   * Looks whose window is over and which nobody has counted, the oldest first. One that is hidden because it was reported
   * waits until the shop has looked.
   */
  async due(tx: Tx, limit: number): Promise<Pick<LookCounting, 'memberId' | 'lookId'>[]> {
    return rows(
      tx,
      `SELECT c.member_id AS "memberId", c.look_id AS "lookId" FROM look_counting c
         JOIN look l ON l.member_id = c.member_id AND l.id = c.look_id
       WHERE c.closed_at IS NULL AND c.closes_at <= $1 AND (l.state <> 'published' OR l.hidden_at IS NULL)
       ORDER BY c.closes_at, c.look_id LIMIT $2`,
      [this.clock.now(), limit],
    );
  }

  /** Points that are given before the window closes. The caller has claimed the row. */
  async give(tx: Tx, { memberId, lookId }: LookCounting, given: PointsDecided): Promise<void> {
    const { earnerId, points, limited, month, shownBefore } = given;
    await rows(
      tx,
      `UPDATE look_counting SET earner_id = $3, points = $4, limited = $5, month = $6, shown_before = $7
       WHERE member_id = $1 AND look_id = $2`,
      [memberId, lookId, earnerId, points, limited, month, shownBefore],
    );
  }

  /** What the likes came to. The caller has claimed the row and decided its points. */
  async close(tx: Tx, { memberId, lookId }: LookCounting, { likes, counted, reasons }: Counted): Promise<void> {
    await rows(
      tx,
      `UPDATE look_counting SET closed_at = $3, likes = $4, counted = $5, reasons = $6 WHERE member_id = $1 AND look_id = $2`,
      [memberId, lookId, this.clock.now(), likes, counted, JSON.stringify(reasons)],
    );
  }

  /**
   * Points of a month by looks and claims together, as the limit counts them: of one person, under all their names. The
   * caller holds the member's lock.
   */
  async usedIn(tx: Tx, names: readonly MemberId[], month: BusinessDay): Promise<number> {
    const [sums] = await rows<{ used: number }>(
      tx,
      `SELECT coalesce((SELECT sum(points) FROM look_counting WHERE earner_id = ANY ($1) AND month = $2 AND points > 0), 0)
         + coalesce((SELECT sum(points) FROM look_claim WHERE earner_id = ANY ($1) AND month = $2 AND points > 0), 0) AS used`,
      [names, month],
    );
    return sums?.used ?? 0;
  }

  /**
   * Points that the pictures of a look have brought in other looks of the same person: 0 unless half of them or more were shown
   * there. One old picture among new ones does not make it an old look. The caller holds the member's lock, where it decides.
   */
  async byPictures(tx: Tx, names: readonly MemberId[], lookId: string): Promise<number> {
    const [found] = await rows<{ had: number }>(
      tx,
      `WITH mine AS (SELECT nth, picture_hash FROM look_photo WHERE member_id = ANY ($1) AND look_id = $2),
         shown AS (
           SELECT m.nth, c.look_id, c.points FROM mine m
             JOIN look_photo p ON p.member_id = ANY ($1) AND p.look_id <> $2
               AND ${distance('p.picture_hash', 'm.picture_hash')} <= ${SAME_PICTURE}
             JOIN look_counting c ON c.member_id = p.member_id AND c.look_id = p.look_id AND c.points > 0)
       SELECT CASE WHEN 2 * (SELECT count(DISTINCT nth) FROM shown) >= (SELECT count(*) FROM mine)
         THEN coalesce((SELECT sum(points) FROM (SELECT DISTINCT look_id, points FROM shown) AS looks), 0) ELSE 0 END AS had`,
      [names, lookId],
    );
    return found?.had ?? 0;
  }
}
