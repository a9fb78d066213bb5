// Whose birthday falls on a day, found by a blind index so that it costs the birthdays and not the members, and claimed
// once for each member and year. Source: product.md, Birthdays; docs/adr/0018.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId } from '@guike/kernel';
import { CLOCK, Keys, type Tx, rows } from '@guike/platform';
import { birthdaysOf } from './birthdays';

/** `joining`: the day on which somebody became a member, in a later year. */
export type Occasion = 'birthday' | 'joining';

/** Members in the order of their ids, both ends included. */
export interface Span {
  readonly from: MemberId;
  readonly through: MemberId;
}

/** Somebody who is congratulated now, and never again for this year. */
export interface Celebrant {
  readonly memberId: MemberId;
  /** Of the calendar that the birthday is told by. */
  readonly year: number;
}

export interface Claim extends Span {
  readonly occasion: Occasion;
  readonly day: BusinessDay;
  /** Whose party they are asked to, YYYY-MM, or null. */
  readonly partyMonth: string | null;
}

/** A birthday told anew by the other calendar must not bring a second one: the moon's are at least 353 days apart. */
const APART_DAYS = 180;

/** By $1, the keys of a day with their years in $2. */
const celebrating: Readonly<Record<Occasion, string>> = {
  birthday: `FROM unnest($1::bytea[], $2::integer[]) AS k(key, year) JOIN member m ON m.birthday_index = k.key`,
  joining: `FROM unnest($1::integer[], $2::integer[]) AS k(key, year)
    JOIN member m ON extract(month FROM m.joined_on)::integer * 100 + extract(day FROM m.joined_on)::integer = k.key
      AND m.joined_on IS NOT NULL AND extract(year FROM m.joined_on) < k.year`,
};

@Injectable()
export class BirthdayYears {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** Which days of a stretch have been looked for, and the first one ever. */
  async found(
    tx: Tx,
    occasion: Occasion,
    from: BusinessDay,
    through: BusinessDay,
  ): Promise<{ readonly days: ReadonlySet<BusinessDay>; readonly first: BusinessDay | null }> {
    const found = await rows<{ day: BusinessDay; first: BusinessDay }>(
      tx,
      `SELECT f.first, d.day FROM (SELECT min(day) AS first FROM birthday_day WHERE occasion = $1) AS f
       LEFT JOIN birthday_day d ON d.occasion = $1 AND d.day BETWEEN $2 AND $3`,
      [occasion, from, through],
    );
    return { days: new Set(found.map(({ day }) => day)), first: found[0]?.first ?? null };
  }

  /** Whether a day has been looked for. */
  async isFound(tx: Tx, occasion: Occasion, day: BusinessDay): Promise<boolean> {
    const found = await rows(tx, `SELECT FROM birthday_day WHERE occasion = $1 AND day = $2`, [occasion, day]);
    return found.length > 0;
  }

  /** Claims the looking for a day's birthdays; false where that is done. Another who claims it at once waits. */
  async claimDay(tx: Tx, occasion: Occasion, day: BusinessDay): Promise<boolean> {
    const claimed = await rows(
      tx,
      `INSERT INTO birthday_day (occasion, day, found_at, members) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING
       RETURNING day`,
      [occasion, day, this.clock.now()],
    );
    return claimed.length > 0;
  }

  /** Who has the occasion on a claimed day, in pieces of at most so many; notes how many there are. */
  async spans(tx: Tx, occasion: Occasion, day: BusinessDay, most: number): Promise<Span[]> {
    const found = await rows<Span & { readonly members: number }>(
      tx,
      `WITH found AS (SELECT m.id, (row_number() OVER (ORDER BY m.id) - 1) / $3::integer AS piece ${celebrating[occasion]}
         WHERE m.state = 'active'),
       noted AS (UPDATE birthday_day SET members = (SELECT count(*) FROM found) WHERE occasion = $4 AND day = $5)
       SELECT (array_agg(id ORDER BY id))[1] AS "from", (array_agg(id ORDER BY id DESC))[1] AS through FROM found
       GROUP BY piece ORDER BY 1`,
      [...this.keysOf(occasion, day), most, occasion, day],
    );
    return found.map(({ from, through }) => ({ from, through }));
  }

  /**
   * Claims the year of everybody of a span who has not been congratulated for it, nor whoever was merged into them. Nobody
   * of them leaves while the transaction lasts.
   */
  async claim(tx: Tx, { occasion, day, from, through, partyMonth }: Claim): Promise<Celebrant[]> {
    return rows<Celebrant>(
      tx,
      `INSERT INTO birthday_year (member_id, occasion, year, day, party_month, claimed_at)
       SELECT m.id, $5, k.year, $6, $7, $8 ${celebrating[occasion]}
       -- OFFSET 0: looked up for each of them. Joined, all birthdays ever of everybody in the span would be gone through.
       WHERE m.id BETWEEN $3 AND $4 AND m.state = 'active' AND NOT EXISTS (SELECT FROM birthday_year b
         WHERE b.member_id = m.id AND b.occasion = $5 AND abs(b.day - $6::date) < ${APART_DAYS} OFFSET 0)
         AND NOT EXISTS (SELECT FROM member_alias a JOIN birthday_year b ON b.member_id = a.member_id
         WHERE a.to_id = m.id AND b.occasion = $5 AND abs(b.day - $6::date) < ${APART_DAYS} OFFSET 0)
       ORDER BY m.id FOR KEY SHARE OF m ON CONFLICT DO NOTHING RETURNING member_id AS "memberId", year`,
      [...this.keysOf(occasion, day), from, through, occasion, day, partyMonth, this.clock.now()],
    );
  }

  /** A birthday in its plain form, in the clear; null where it is not known. */
  async birthdayOf(tx: Tx, memberId: MemberId): Promise<string | null> {
    const [row] = await rows<{ sealed: Buffer | null }>(tx, `SELECT birthday_enc AS sealed FROM member WHERE id = $1`, [
      memberId,
    ]);
    return row?.sealed ? this.keys.open(row.sealed, memberId) : null;
  }

  private keysOf(occasion: Occasion, day: BusinessDay): [keys: (Buffer | number)[], years: number[]] {
    const all = birthdaysOf(day);
    if (occasion === 'birthday') return [all.map(({ key }) => this.keys.blindIndex(key)), all.map(({ year }) => year)];
    const solar = all.filter(({ key }) => key.startsWith('solar:'));
    return [solar.map(({ key }) => Number(key.slice(6).replace('-', ''))), solar.map(({ year }) => year)];
  }
}
