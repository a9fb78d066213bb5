// 穿搭审核: looks as the office sees them, by queue, with what the checks and the viewers said.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminLookEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { type LookRow, LookReportsService, LooksService, namesBesideLooks } from '@guike/looks';
import { MemberSearch } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { staffNames, storeNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { LookLinks } from './look-links';
import { officeWords } from './look-words';
import { cursorOf, placeOf } from './look-places';

type Endpoints = typeof adminLookEndpoints;
type Row = AnswerOf<Endpoints['looks']>['items'][number];

@Injectable()
export class LookOffice {
  constructor(
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly reports: LookReportsService,
    private readonly members: MemberSearch,
    private readonly links: LookLinks,
  ) {}

  /** Who belongs to a store sees its own. Error: INPUT_INVALID for a cursor that no page answered. */
  async list(query: QueryOf<Endpoints['looks']>, by: OfficeReader): Promise<AnswerOf<Endpoints['looks']>> {
    const { queue, state, store, limit } = query;
    const tx = this.database.reading;
    const found = await this.reports.queue(tx, {
      queue,
      state: queue === 'all' ? (state ?? null) : null,
      storeId: by.storeId ?? store ?? null,
      after: placeOf(query.after),
      limit: limit + 1,
    });
    const { items, next } = pageOf(found, limit, ({ submittedAt, id }) => cursorOf(submittedAt, id));
    return { items: await this.rowsOf(tx, items), next };
  }

  counts(by: OfficeReader): Promise<AnswerOf<Endpoints['counts']>> {
    return this.reports.counts(this.database.reading, by.storeId);
  }

  /** Error: LOOK_UNKNOWN, also of another store's. */
  async look(id: string, by: OfficeReader): Promise<AnswerOf<Endpoints['look']>> {
    const tx = this.database.reading;
    const owner = await this.looks.ownerOf(tx, id);
    const look = requireStore(owner === null ? null : await this.looks.find(tx, owner, id), by);
    const reported = await this.reports.ofLook(tx, look);
    return {
      ...(await this.row(tx, look)),
      reported: reported.map(({ reason, note, at, settledAt }) => ({
        ...{ reason, note },
        at: at.toISOString(),
        settledAt: settledAt?.toISOString() ?? null,
      })),
    };
  }

  async row(tx: Tx, look: LookRow): Promise<Row> {
    const [row] = await this.rowsOf(tx, [look]);
    if (!row) throw new Error('one look is one row');
    return row;
  }

  private async rowsOf(tx: Tx, looks: readonly LookRow[]): Promise<Row[]> {
    const faces = await this.members.maskedFaces(tx, [...new Set(looks.map(({ memberId }) => memberId))]);
    const names = await namesBesideLooks(
      tx,
      looks.map(({ memberId }) => memberId),
    );
    const [staff, stores] = [
      await staffNames(
        tx,
        looks.map(({ decidedBy }) => decidedBy),
      ),
      await storeNames(
        tx,
        looks.map(({ storeId }) => storeId),
      ),
    ];
    return looks.map((look) => ({
      id: look.id,
      memberId: look.memberId,
      ...(faces.get(look.memberId) ?? { nameMasked: null, phoneMasked: null }),
      publicName: names.get(look.memberId) ?? null,
      storeId: look.storeId,
      storeName: stores.get(look.storeId) ?? '',
      state: look.state,
      caption: look.caption,
      items: [...look.items],
      photos: this.photosOf(look),
      textSuggest: look.textSuggest,
      waitsFor: look.waitsFor,
      sentence: officeWords(look),
      reports: look.openReports,
      hidden: look.hiddenAt !== null,
      submittedAt: look.submittedAt.toISOString(),
      publishedAt: look.publishedAt?.toISOString() ?? null,
      closesAt: look.closesAt?.toISOString() ?? null,
      endedAt: look.endedAt?.toISOString() ?? null,
      reason: look.reason,
      decidedBy: look.decidedBy && (staff.get(look.decidedBy) ?? '已删除的账号'),
    }));
  }

  private photosOf(look: LookRow): Row['photos'] {
    if (look.endedAt !== null) return [];
    return look.photos.map((photo) => ({
      nth: photo.nth,
      suggest: photo.suggest,
      ...this.links.ofLook(look, photo, 'check'),
    }));
  }
}

/** Error: LOOK_UNKNOWN, of nobody's look and of another store's alike. */
export function requireStore(look: LookRow | null, by: OfficeReader): LookRow {
  if (look === null || (by.storeId !== null && look.storeId !== by.storeId)) throw new DomainError('LOOK_UNKNOWN');
  return look;
}
