// What somebody who works here is to do for a member: opened once for its cause, done or not done by somebody, one level
// up when its time has passed. Source: product.md, Staff (care tasks).
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, type MemberId, type StaffId, type StoreId, addDays } from '@guike/kernel';
import { CLOCK, type Tx, columnOf, newId, rows } from '@guike/platform';
import { type CareOutcome, type CareOwner, afterContact, levelAbove } from './care-rules';

export type CareKind = 'welcome' | 'birthday' | 'message' | 'campaign' | 'benefit' | 'protection' | 'event';

/** A task as a rule asks for it. A member has one task of each source, e.g. `birthday/2026`. */
export interface CareWish {
  readonly memberId: MemberId;
  readonly source: string;
  readonly kind: CareKind;
  /** What to do, in a few words: 生日前电话问候. */
  readonly title: string;
  /** What to say; may be empty. */
  readonly script: string;
  readonly owner: CareOwner;
  /** Whose store sees it; null: head office's alone. */
  readonly storeId: StoreId | null;
  /** Who is meant, where a guide looks after the member. */
  readonly guideId: StaffId | null;
  /** The last business day on which it is in time. */
  readonly dueOn: BusinessDay;
}

export interface CareTask extends CareWish {
  readonly id: string;
  readonly status: 'open' | 'done' | 'missed' | 'dropped';
  readonly outcome: CareOutcome | null;
  readonly note: string | null;
  readonly doneAt: Date | null;
  readonly doneBy: StaffId | null;
  /** How often nobody was reached. */
  readonly contacts: number;
}

export interface CareKey {
  readonly memberId: MemberId;
  readonly id: string;
}

export interface CareReport {
  /** Of the reporting: sent again, it counts once. */
  readonly id: string;
  readonly outcome: CareOutcome;
  readonly note: string;
  readonly by: StaffId;
  readonly today: BusinessDay;
}

const COLUMNS = `member_id AS "memberId", id, source, kind, title, script, owner, store_id AS "storeId",
  guide_id AS "guideId", due_on AS "dueOn", status, outcome, note, done_at AS "doneAt", done_by AS "doneBy", contacts`;

@Injectable()
export class CareTasksService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Opens a task, unless there is one of this source. Answers whether it is new. */
  async open(tx: Tx, wish: CareWish): Promise<boolean> {
    return (await this.openAll(tx, [wish])) === 1;
  }

  /** The same for many in one round trip; answers how many are new. For who is erased there is nothing to do. */
  async openAll(tx: Tx, wishes: readonly CareWish[]): Promise<number> {
    if (wishes.length === 0) return 0;
    const column = <T>(of: (wish: CareWish) => T): T[] => columnOf(wishes, of);
    const [opened] = await rows<{ count: number }>(
      tx,
      `WITH opened AS (
         INSERT INTO care_task (member_id, id, source, kind, title, script, owner, store_id, guide_id, due_on, status, created_at)
         SELECT w.*, 'open', $11 FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
           $7::text[], $8::uuid[], $9::uuid[], $10::date[]) AS w(member_id)
         WHERE NOT EXISTS (SELECT FROM member_exit e WHERE e.member_id = w.member_id AND e.state = 'erased')
         ON CONFLICT (member_id, source) DO NOTHING RETURNING id)
       SELECT count(*) AS count FROM opened`,
      [
        column(({ memberId }) => memberId),
        column(() => newId()),
        column(({ source }) => source),
        column(({ kind }) => kind),
        column(({ title }) => title),
        column(({ script }) => script),
        column(({ owner }) => owner),
        column(({ storeId }) => storeId),
        column(({ guideId }) => guideId),
        column(({ dueOn }) => dueOn),
        this.clock.now(),
      ],
    );
    return opened?.count ?? 0;
  }

  /** Locks a task until the transaction ends; null for none. */
  async lock(tx: Tx, { memberId, id }: CareKey): Promise<CareTask | null> {
    const text = `SELECT ${COLUMNS} FROM care_task WHERE member_id = $1 AND id = $2 FOR UPDATE`;
    return (await rows<CareTask>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** Whether a reporting has been written down before. */
  async isReported(tx: Tx, { memberId, id }: CareKey, reportId: string): Promise<boolean> {
    const text = `SELECT FROM care_task_step WHERE member_id = $1 AND task_id = $2 AND id = $3`;
    return (await rows(tx, text, [memberId, id, reportId])).length > 0;
  }

  /** Writes down what came of a task that the caller has locked and seen open: ended, or on another day again. */
  async report(tx: Tx, task: CareTask, { id, outcome, note, by, today }: CareReport): Promise<void> {
    const { status, contacts, shownInDays } = afterContact(outcome, task.contacts);
    const now = this.clock.now();
    await rows(
      tx,
      `UPDATE care_task SET status = $3::text, contacts = $4, shown_on = $5, outcome = $6, note = $7,
         done_at = CASE WHEN $3 <> 'open' THEN $8::timestamptz END, done_by = CASE WHEN $3 <> 'open' THEN $9::uuid END
       WHERE member_id = $1 AND id = $2`,
      [
        ...[task.memberId, task.id, status, contacts, shownInDays === null ? null : addDays(today, shownInDays)],
        ...[outcome, note || null, now, by],
      ],
    );
    await this.step(tx, task, { id, what: outcome, note, staffId: by });
  }

  /**
   * Moves tasks whose last day is over one level up, some at a time, with two days more; answers how many were due.
   * Head office's stay where they are.
   */
  async raise(tx: Tx, today: BusinessDay, limit: number): Promise<number> {
    const due = await rows<CareTask>(
      tx,
      `SELECT ${COLUMNS} FROM care_task WHERE status = 'open' AND due_on < $1 AND owner <> 'head_office'
       ORDER BY due_on, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [today, limit],
    );
    for (const task of due) {
      const owner = levelAbove(task.owner);
      await rows(tx, `UPDATE care_task SET owner = $3, due_on = $4, shown_on = NULL WHERE member_id = $1 AND id = $2`, [
        task.memberId,
        task.id,
        owner,
        addDays(today, RAISED_DAYS),
      ]);
      await this.step(tx, task, { id: newId(), what: `raised/${owner}`, note: '', staffId: null });
    }
    return due.length;
  }

  private async step(
    tx: Tx,
    task: CareKey,
    { id, what, note, staffId }: { id: string; what: string; note: string; staffId: StaffId | null },
  ): Promise<void> {
    await rows(
      tx,
      `INSERT INTO care_task_step (member_id, task_id, id, what, note, at, staff_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [task.memberId, task.id, id, what, note, this.clock.now(), staffId],
    );
  }
}

/** So long the next level has. */
const RAISED_DAYS = 2;
