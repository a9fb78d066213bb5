// 维护任务: the care tasks of the stores as managers and head office see them.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminMessageEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type StaffId, type StoreId } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { staffNames, storeNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';

type Endpoint = (typeof adminMessageEndpoints)['careList'];
type Item = AnswerOf<Endpoint>['items'][number];

type TaskRow = Pick<Item, 'id' | 'kind' | 'title' | 'script' | 'owner' | 'state' | 'contacts' | 'outcome' | 'note'> & {
  readonly memberId: MemberId;
  readonly keeperId: MemberId;
  readonly storeId: StoreId | null;
  readonly guideId: StaffId | null;
  readonly dueOn: BusinessDay;
  readonly doneAt: Date | null;
  readonly doneBy: StaffId | null;
};

@Injectable()
export class CareList {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly faces: MemberSearch,
  ) {}

  /** Open ones by their last day, the longest due first; ended ones newest first. Error: STORE_UNKNOWN. */
  async list(query: QueryOf<Endpoint>, reader: OfficeReader): Promise<AnswerOf<Endpoint>> {
    const tx = this.database.reading;
    const { day } = await this.programmes.present(tx);
    const storeId = reader.storeId ?? (await this.storeOf(query.store));
    const [memberId, id] = query.after?.split('_') ?? [];
    const isOpen = query.state === 'open';
    const [order, beyond] = isOpen ? ['t.due_on, t.id', '>'] : ['t.done_at DESC, t.id DESC', '<'];
    const place = isOpen ? 't.due_on, t.id' : 't.done_at, t.id';
    const found = await rows<TaskRow>(
      tx,
      `SELECT t.member_id AS "memberId", t.id, coalesce(a.to_id, t.member_id) AS "keeperId", t.kind, t.title, t.script,
         t.owner, t.store_id AS "storeId", t.guide_id AS "guideId", t.due_on AS "dueOn", t.status AS state, t.contacts,
         t.outcome, t.note, t.done_at AS "doneAt", t.done_by AS "doneBy"
       FROM care_task t LEFT JOIN member_alias a ON a.member_id = t.member_id
       WHERE t.status = $1 AND ($2::uuid IS NULL OR t.store_id = $2) AND ($3::text IS NULL OR t.owner = $3)
         AND ($4::date IS NULL OR t.due_on < $4)
         AND ($5::uuid IS NULL OR (${place}) ${beyond} (SELECT ${place} FROM care_task t WHERE t.member_id = $5 AND t.id = $6))
       ORDER BY ${order} LIMIT $7`,
      [
        ...[query.state, storeId, query.owner ?? null, query.overdue === 'yes' ? day : null],
        ...[memberId ?? null, id ?? null, query.limit + 1],
      ],
    );
    const { items, next } = pageOf(found, query.limit, (last) => `${last.memberId}_${last.id}`);
    return { businessDay: day, items: await this.shown(items, day), next };
  }

  private async shown(items: readonly TaskRow[], today: BusinessDay): Promise<Item[]> {
    const tx = this.database.reading;
    const faces = await this.faces.maskedFaces(tx, [...new Set(items.map(({ keeperId }) => keeperId))]);
    const staff = await staffNames(
      tx,
      items.flatMap(({ guideId, doneBy }) => [guideId, doneBy]),
    );
    const stores = await storeNames(
      tx,
      items.map(({ storeId }) => storeId),
    );
    return items.map(({ keeperId, storeId, guideId, doneBy, doneAt, ...task }) => ({
      ...task,
      nameMasked: faces.get(keeperId)?.nameMasked ?? null,
      phoneMasked: faces.get(keeperId)?.phoneMasked ?? null,
      storeName: storeId && (stores.get(storeId) ?? null),
      guideName: guideId && (staff.get(guideId) ?? null),
      isOverdue: task.state === 'open' && task.dueOn < today,
      doneAt: doneAt?.toISOString() ?? null,
      doneBy: doneBy && (staff.get(doneBy) ?? null),
    }));
  }

  private async storeOf(code: string | undefined): Promise<StoreId | null> {
    if (code === undefined) return null;
    const [store] = await rows<{ id: StoreId }>(this.database.reading, `SELECT id FROM store WHERE code = $1`, [code]);
    if (!store) throw new DomainError('STORE_UNKNOWN');
    return store.id;
  }
}
