// 今日维护: what somebody at the counter is to do for the members of their store, and what came of it.
import { Injectable } from '@nestjs/common';
import { type CareOutcome, type CareOwner, type CareTask, CareTasksService } from '@guike/care';
import type { AnswerOf, staffCareEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type StaffId } from '@guike/kernel';
import { MemberSearch, MembersService } from '@guike/members';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { staffNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { type Page, pageOf } from '../page';

type Endpoints = typeof staffCareEndpoints;
type Tasks = AnswerOf<Endpoints['careTasks']>;

interface Key {
  readonly memberId: MemberId;
  readonly id: string;
}

interface TaskRow extends Key {
  /** Who answers to the member's name now: cards are merged. */
  readonly keeperId: MemberId;
  readonly kind: CareTask['kind'];
  readonly title: string;
  readonly script: string;
  readonly owner: CareOwner;
  readonly guideId: StaffId | null;
  readonly dueOn: BusinessDay;
  readonly contacts: number;
  readonly mine: boolean;
}

/** Whose tasks somebody sees: their own level's and those below. */
const levels: Readonly<Record<string, readonly CareOwner[]>> = {
  guide: ['guide'],
  manager: ['guide', 'manager'],
  head_office: ['guide', 'manager', 'head_office'],
};

/** Mine, then nobody's, then a colleague's. */
const RANK = `CASE WHEN t.guide_id = $1 THEN 0 WHEN t.guide_id IS NULL THEN 1 ELSE 2 END`;

@Injectable()
export class CareDesk {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly tasks: CareTasksService,
    private readonly faces: MemberSearch,
    private readonly members: MembersService,
    private readonly audit: Audit,
  ) {}

  /** Open tasks of the reader's store that are not put off; the order is what to do next. */
  async list({ after, limit }: Page, reader: OfficeReader): Promise<Tasks> {
    const tx = this.database.reading;
    const { day } = await this.programmes.present(tx);
    const [memberId, id] = after?.split('_') ?? [];
    const found = await rows<TaskRow>(
      tx,
      `SELECT t.member_id AS "memberId", t.id, coalesce(a.to_id, t.member_id) AS "keeperId", t.kind, t.title, t.script,
         t.owner, t.guide_id AS "guideId", t.due_on AS "dueOn", t.contacts, t.guide_id IS NOT DISTINCT FROM $1 AS mine
       FROM care_task t LEFT JOIN member_alias a ON a.member_id = t.member_id
       WHERE t.store_id = $2 AND t.status = 'open' AND t.owner = ANY ($3) AND (t.shown_on IS NULL OR t.shown_on <= $4)
         AND ($5::uuid IS NULL OR (${RANK}, t.due_on, t.id) >
           (SELECT ${RANK}, t.due_on, t.id FROM care_task t WHERE t.member_id = $5 AND t.id = $6))
       ORDER BY ${RANK}, t.due_on, t.id LIMIT $7`,
      [reader.staffId, reader.storeId, levels[reader.role] ?? [], day, memberId ?? null, id ?? null, limit + 1],
    );
    const { items, next } = pageOf(found, limit, (last) => `${last.memberId}_${last.id}`);
    const faces = await this.faces.maskedFaces(tx, [...new Set(items.map(({ keeperId }) => keeperId))]);
    const guides = await staffNames(
      tx,
      items.map(({ guideId }) => guideId),
    );
    return {
      businessDay: day,
      tasks: items.map(({ keeperId, guideId, dueOn, ...task }) => ({
        ...task,
        nameMasked: faces.get(keeperId)?.nameMasked ?? null,
        guideName: guideId && (guides.get(guideId) ?? null),
        dueOn,
        when: dueOn < day ? 'overdue' : dueOn === day ? 'today' : 'next',
      })),
      next,
    };
  }

  /** Errors: CARE_TASK_UNKNOWN, also for another store's; ALREADY_DECIDED when somebody has ended it. */
  async report(
    key: Key,
    { report, outcome, note }: { readonly report: string; readonly outcome: CareOutcome; readonly note: string },
    reader: OfficeReader,
  ): Promise<AnswerOf<Endpoints['reportCare']>> {
    return this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      const task = await this.ofReader(tx, key, reader);
      if (!(await this.tasks.isReported(tx, key, report))) {
        if (task.status !== 'open') throw new DomainError('ALREADY_DECIDED');
        await this.tasks.report(tx, task, { id: report, outcome, note, by: reader.staffId, today: day });
        const { staffId: actorId } = reader;
        const detail = { task: key.id, outcome };
        await this.audit.record(tx, {
          actorKind: 'staff',
          actorId,
          action: 'care.reported',
          memberId: key.memberId,
          detail,
        });
      }
      const [row] = await rows<AnswerOf<Endpoints['reportCare']>>(
        tx,
        `SELECT status, shown_on AS "shownOn" FROM care_task WHERE member_id = $1 AND id = $2`,
        [key.memberId, key.id],
      );
      if (!row) throw new DomainError('CARE_TASK_UNKNOWN');
      return row;
    });
  }

  /** Whom to ring, once the reading is on record. Errors: CARE_TASK_UNKNOWN, ALREADY_DECIDED. */
  async phone(key: Key, reader: OfficeReader): Promise<AnswerOf<Endpoints['carePhone']>> {
    return this.database.inTransaction(async (tx) => {
      const task = await this.ofReader(tx, key, reader);
      if (task.status !== 'open') throw new DomainError('ALREADY_DECIDED');
      const [row] = await rows<{ id: MemberId }>(
        tx,
        `SELECT coalesce((SELECT to_id FROM member_alias WHERE member_id = $1), $1) AS id`,
        [key.memberId],
      );
      const memberId = row?.id ?? key.memberId;
      await this.audit.record(tx, {
        actorKind: 'staff',
        actorId: reader.staffId,
        action: 'member.revealed',
        memberId,
        detail: { field: 'phone', reason: `维护任务：${task.title}` },
      });
      const { name, phone } = await this.members.face(tx, memberId);
      return { name, phone };
    });
  }

  private async ofReader(tx: Tx, key: Key, { role, storeId }: OfficeReader): Promise<CareTask> {
    const task = await this.tasks.lock(tx, key);
    const mayAct = task !== null && (levels[role] ?? []).includes(task.owner);
    if (!mayAct || (storeId !== null && task.storeId !== storeId)) throw new DomainError('CARE_TASK_UNKNOWN');
    return task;
  }
}
