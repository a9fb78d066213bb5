// What whoever plans an event looks at before it is kept: such an event in words, the templates, who can host it.
import { Injectable } from '@nestjs/common';
import { SavedSegmentsService, type Segment, SegmentsService, segment } from '@guike/campaigns';
import type { AnswerOf, BodyOf, SegmentBranch, adminEventEndpoints } from '@guike/contracts/http';
import {
  type EventTerms,
  type ShopEvent,
  eventIssues,
  eventTemplates,
  eventWarnings,
  momentInWords,
  priceInWords,
  suggestedDay,
  termsOf,
  whenInWords,
} from '@guike/events';
import type { BusinessDay, StaffId } from '@guike/kernel';
import { Database, type Tx, rows } from '@guike/platform';
import { storeToRead } from '../benefits/store-of-code';
import type { OfficeReader } from '../office/office-reader';
import { eventNames, forWhomInOffice } from './event-names';
import { EventPages } from './event-pages';
import { EventTermsOf, sentTerms } from './event-terms-of';

type Endpoints = typeof adminEventEndpoints;

@Injectable()
export class PlanEvents {
  constructor(
    private readonly database: Database,
    private readonly terms: EventTermsOf,
    private readonly pages: EventPages,
    private readonly saved: SavedSegmentsService,
    private readonly segments: SegmentsService,
  ) {}

  /** Keeps nothing. Errors: those of the terms. */
  async preview(
    sent: BodyOf<Endpoints['previewEvent']>,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoints['previewEvent']>> {
    const tx = this.database.reading;
    const terms = await this.terms.read(tx, sent, by);
    const { body, day, now, here } = await this.pages.moment(tx);
    const members = await this.members(tx, terms, day);
    const names = await eventNames(tx, [terms as ShopEvent], body);
    return {
      issues: eventIssues(terms, now).map(({ path, message }) => ({ path, message })),
      warnings: eventWarnings(terms, members),
      when: whenInWords(terms, here),
      replyWords: `${momentInWords(terms.replyBy, here)} 前回复`,
      forWhom: forWhomInOffice(terms, names),
      priceWords: priceInWords(terms.price),
      members,
    };
  }

  /** For a manager, those of the own store. */
  async templates(by: OfficeReader): Promise<AnswerOf<Endpoints['eventTemplates']>> {
    const tx = this.database.reading;
    const { body, day, here } = await this.pages.moment(tx);
    const upperTiers = body.tiers.slice(Math.ceil(body.tiers.length / 2)).map(({ code }) => code);
    const [own] = by.storeId === null ? [] : await storesNamed(tx, by.storeId);
    const place = own ? { name: own.name, address: '', latitude: null, longitude: null } : null;
    return {
      items: eventTemplates.map((template) => {
        const made = termsOf(template, suggestedDay(template, day), { ...here, upperTiers });
        const terms = { ...sentTerms({ ...made, storeId: null }, { codes: new Map() }), store: own?.code ?? null };
        const { code, name, season, about, monthly, on } = template;
        return {
          ...{ code, name, season, about },
          repeat: monthly ? on : null,
          terms: place === null ? terms : { ...terms, place },
        };
      }),
    };
  }

  /** Error: STORE_UNKNOWN. */
  async hosts(store: string | undefined, by: OfficeReader): Promise<AnswerOf<Endpoints['eventHosts']>> {
    const tx = this.database.reading;
    const storeId = await storeToRead(tx, by, store);
    const items = await rows<{ id: StaffId; name: string; storeName: string | null }>(
      tx,
      `SELECT p.id, p.name, s.name AS "storeName" FROM staff p LEFT JOIN store s ON s.id = p.store_id
       WHERE p.active AND p.role IN ('guide', 'manager', 'head_office') AND ($1::uuid IS NULL OR p.store_id = $1)
       ORDER BY p.name, p.id LIMIT 200`,
      [storeId],
    );
    return { items };
  }

  /** For how many it is today; null: by name only. */
  private async members(tx: Tx, { audience }: EventTerms, today: BusinessDay): Promise<number | null> {
    if (audience.who === 'invited') return null;
    const all: (SegmentBranch | Segment)[] = [];
    if (audience.tiers.length > 0) all.push({ fact: 'tier', tiers: [...audience.tiers] });
    if (audience.storeIds.length > 0) all.push({ fact: 'store', which: 'joined', stores: [...audience.storeIds] });
    if (audience.segmentId !== null) {
      const kept = await this.saved.find(tx, audience.segmentId);
      if (kept) all.push(segment.parse(kept.rule));
    }
    return this.segments.count(tx, { all } as Segment, today, 'service');
  }
}

async function storesNamed(tx: Tx, id: string): Promise<{ readonly code: string; readonly name: string }[]> {
  return rows(tx, `SELECT code, name FROM store WHERE id = $1`, [id]);
}
