// The terms of an event as the office sends them, checked against what there is, and back as the office reads them.
import { Injectable } from '@nestjs/common';
import { SavedSegmentsService } from '@guike/campaigns';
import type { BodyOf, adminEventEndpoints } from '@guike/contracts/http';
import type { EventIssue, EventTerms } from '@guike/events';
import { DomainError, type StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { RewardPicturesService } from '@guike/rewards';
import { storeOfCode } from '../benefits/store-of-code';
import type { OfficeReader } from '../office/office-reader';
import type { EventNames } from './event-names';

export type SentTerms = BodyOf<(typeof adminEventEndpoints)['previewEvent']>;

@Injectable()
export class EventTermsOf {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly segments: SavedSegmentsService,
    private readonly pictures: RewardPicturesService,
  ) {}

  /**
   * Errors: STORE_UNKNOWN, FORBIDDEN (somebody of a store plans for their own store alone), INPUT_INVALID (no such tier,
   * host, segment, picture or benefit, or an end before the beginning).
   */
  async read(tx: Tx, sent: SentTerms, by: OfficeReader): Promise<EventTerms> {
    const { store, audience, ...terms } = sent;
    const storeId = store === null ? null : (await storeOfCode(tx, store)).id;
    if (by.storeId !== null && storeId !== by.storeId) throw new DomainError('FORBIDDEN');
    const storeIds: StoreId[] = [];
    for (const code of audience.stores) storeIds.push((await storeOfCode(tx, code)).id);
    const read: EventTerms = {
      ...terms,
      storeId,
      startsAt: new Date(sent.startsAt),
      endsAt: new Date(sent.endsAt),
      visibleFrom: new Date(sent.visibleFrom),
      replyBy: new Date(sent.replyBy),
      audience: { who: audience.who, tiers: audience.tiers, storeIds, segmentId: audience.segmentId },
    };
    const issues = await this.unknown(tx, read);
    if (read.endsAt <= read.startsAt) issues.push({ path: 'endsAt', message: '结束时间要晚于开始时间' });
    if (issues.length > 0) throw new DomainError('INPUT_INVALID', { issues });
    return read;
  }

  /**
   * Points for coming are points by hand: beyond the limit of those a second person looks, and a store has none. `was`: the
   * terms before, if any; what head office has said stays said. Error: INPUT_INVALID.
   */
  async requireModest(tx: Tx, { thanks }: EventTerms, by: OfficeReader, was: EventTerms | null = null): Promise<void> {
    const most = (await this.programmes.present(tx)).body.points.adjustments.secondPersonAbove;
    if (by.role === 'head_office' || thanks.points <= most || thanks.points === was?.thanks.points) return;
    const message = `到场每位最多送 ${most} 积分，更多请总部来设`;
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'thanks', message }] });
  }

  private async unknown(tx: Tx, { audience, hostId, cover, thanks }: EventTerms): Promise<EventIssue[]> {
    const { body } = await this.programmes.present(tx);
    const issues: EventIssue[] = [];
    if (audience.tiers.some((code) => body.tiers.every((tier) => tier.code !== code)))
      issues.push({ path: 'audience', message: '会员方案里没有这个等级' });
    if (audience.segmentId !== null && !(await this.segments.find(tx, audience.segmentId)))
      issues.push({ path: 'audience', message: '没有找到这个人群，请重新选' });
    if (hostId !== null && (await rows(tx, `SELECT FROM staff WHERE id = $1 AND active`, [hostId])).length === 0)
      issues.push({ path: 'hostId', message: '没有找到这位主持人，请重新选' });
    if (cover !== null && !(await this.pictures.isKept(tx, cover)))
      issues.push({ path: 'cover', message: '没有这张图片，请重新上传' });
    if (thanks.benefit !== null && body.benefits.every(({ code }) => code !== thanks.benefit))
      issues.push({ path: 'thanks', message: '会员方案里没有这项权益' });
    return issues;
  }
}

/** As the office reads them. */
export function sentTerms(event: EventTerms, { codes }: Pick<EventNames, 'codes'>): SentTerms {
  const { title, about, cover, storeId, place, hostId, seats, companions, children, audience, price } = event;
  const { agenda, games, draw, guests, confirmMinutes, thanks } = event;
  return {
    ...{ title, about, cover, place, hostId, seats, companions, children, price, confirmMinutes, thanks },
    store: storeId === null ? null : (codes.get(storeId) ?? null),
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    visibleFrom: event.visibleFrom.toISOString(),
    replyBy: event.replyBy.toISOString(),
    audience: {
      who: audience.who,
      tiers: [...audience.tiers],
      stores: audience.storeIds.flatMap((id) => codes.get(id) ?? []),
      segmentId: audience.segmentId,
    },
    agenda: [...agenda],
    games: [...games],
    draw: draw === null ? null : { rules: draw.rules, prizes: [...draw.prizes], minutes: draw.minutes },
    guests: [...guests],
  };
}

const compared = [
  ...['title', 'about', 'cover', 'storeId', 'hostId', 'startsAt', 'endsAt', 'visibleFrom', 'replyBy', 'seats'],
  ...[
    'companions',
    'audience',
    'price',
    'confirmMinutes',
    'place',
    'children',
    'agenda',
    'games',
    'draw',
    'guests',
    'thanks',
  ],
] as (keyof EventTerms)[];

/** Of an event only what its terms are, as plain JSON: to be compared. */
export const termsIn = (event: EventTerms): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(Object.fromEntries(compared.map((name) => [name, event[name]])))) as Record<
    string,
    unknown
  >;
