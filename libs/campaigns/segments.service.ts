// Who is in a segment: a page of members by id, how many there are, whether somebody is. One statement each.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, MemberId } from '@guike/kernel';
import { Keys, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type Occasion, occasionSql } from './occasions';
import { type Purpose, reachOf } from './reach';
import type { Segment } from './segment';
import { type SegmentFacts, Values, segmentCondition } from './segment-sql';

/** The keys of all birthdays that fall into a month ('2026-11'): another lib's knowledge, given by the flows. */
export const BIRTHDAY_KEYS = Symbol('BirthdayKeys');
export type BirthdayKeys = (month: string) => readonly string[];

export interface AudiencePage {
  /** The business day as of which members are judged. */
  readonly today: BusinessDay;
  /** Members above this id; null: from the beginning. */
  readonly after: MemberId | null;
  readonly limit: number;
  /** `marketing` where nothing is said. */
  readonly purpose?: Purpose;
}

/** What a campaign asks for besides its segment. */
export interface AudienceLimits {
  readonly occasion?: Occasion | null;
  /** Leaves out whom this campaign has reached since a day. */
  readonly cooldown?: { readonly campaignId: string; readonly since: BusinessDay } | null;
  /** Leaves out whom this run has reached. */
  readonly runId?: string;
}

const FROM = `member m JOIN member_tier t ON t.member_id = m.id JOIN point_account a ON a.member_id = m.id`;
const LOWEST = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class SegmentsService {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly keys: Keys,
    @Inject(BIRTHDAY_KEYS) private readonly birthdayKeys: BirthdayKeys,
  ) {}

  /** Members of a segment in the order of their ids, at most `limit` of them; who takes no offers is in none of marketing. */
  async members(
    tx: Tx,
    segment: Segment,
    { today, after, limit, purpose = 'marketing' }: AudiencePage,
    limits: AudienceLimits = {},
  ): Promise<MemberId[]> {
    const values = new Values();
    const where = await this.where(tx, segment, today, purpose, values, limits);
    const found = await rows<{ id: MemberId }>(
      tx,
      `SELECT m.id FROM ${FROM} WHERE m.id > ${values.add(after ?? LOWEST, 'uuid')} AND ${where}
       ORDER BY m.id LIMIT ${values.add(limit, 'integer')}`,
      values.all,
    );
    return found.map(({ id }) => id);
  }

  /** How many members it holds on a day; of them above the id `after`, where one is given. */
  async count(
    tx: Tx,
    segment: Segment,
    today: BusinessDay,
    purpose: Purpose = 'marketing',
    { after, ...limits }: AudienceLimits & { readonly after?: MemberId } = {},
  ): Promise<number> {
    const values = new Values();
    const where = await this.where(tx, segment, today, purpose, values, limits);
    const above = after === undefined ? '' : `AND m.id > ${values.add(after, 'uuid')}`;
    const [row] = await rows<{ n: number }>(
      tx,
      `SELECT count(*) AS n FROM ${FROM} WHERE ${where} ${above}`,
      values.all,
    );
    return row?.n ?? 0;
  }

  /** Whether it holds a member on a day. */
  async holds(
    tx: Tx,
    segment: Segment,
    memberId: MemberId,
    today: BusinessDay,
    purpose: Purpose = 'marketing',
  ): Promise<boolean> {
    const values = new Values();
    const where = await this.where(tx, segment, today, purpose, values);
    const text = `SELECT FROM ${FROM} WHERE m.id = ${values.add(memberId, 'uuid')} AND ${where}`;
    return (await rows(tx, text, values.all)).length === 1;
  }

  private async where(
    tx: Tx,
    segment: Segment,
    today: BusinessDay,
    purpose: Purpose,
    values: Values,
    { occasion = null, cooldown = null, runId }: AudienceLimits = {},
  ): Promise<string> {
    const { body } = await this.programmes.inForce(tx, today);
    const facts: SegmentFacts = {
      today,
      timeZone: body.timeZone,
      classes: body.care?.classes?.fromFen ?? null,
      birthdays: (month) => this.birthdayKeys(monthOf(month, today)).map((key) => this.keys.blindIndex(key)),
    };
    const conditions = [reachOf(purpose), segmentCondition(segment, facts, values)];
    if (occasion !== null) conditions.push(occasionSql(occasion, values));
    if (cooldown !== null)
      conditions.push(`NOT EXISTS (SELECT FROM campaign_target x WHERE x.member_id = m.id
        AND x.campaign_id = ${values.add(cooldown.campaignId, 'uuid')} AND x.business_day > ${values.add(cooldown.since, 'date')}
        ${runId === undefined ? '' : `AND x.run_id <> ${values.add(runId, 'uuid')}`})`);
    return conditions.join(' AND ');
  }
}

/** The month that is meant on a day, as '2026-11'; one by its number is this year's. */
export function monthOf(month: number | 'this' | 'next', today: BusinessDay): string {
  const [year, now] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (month === 'next' && now === 12) return `${year + 1}-01`;
  const number = month === 'this' ? now : month === 'next' ? now + 1 : month;
  return `${year}-${String(number).padStart(2, '0')}`;
}
