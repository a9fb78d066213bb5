// What somebody who works here is to do for a member: opened once for its cause, done or not done by somebody.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';

export type CareKind = 'welcome' | 'birthday' | 'message' | 'campaign' | 'benefit' | 'protection';
export type CareOwner = 'guide' | 'manager' | 'head_office';

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

@Injectable()
export class CareTasksService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Opens a task, unless there is one of this source. Answers whether it is new. Source: product.md, Staff (care tasks). */
  async open(tx: Tx, wish: CareWish): Promise<boolean> {
    const { memberId, source, kind, title, script, owner, storeId, guideId, dueOn } = wish;
    const opened = await rows(
      tx,
      `INSERT INTO care_task (member_id, id, source, kind, title, script, owner, store_id, guide_id, due_on, status, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11) ON CONFLICT (member_id, source) DO NOTHING RETURNING id`,
      [memberId, newId(), source, kind, title, script, owner, storeId, guideId, dueOn, this.clock.now()],
    );
    return opened.length > 0;
  }
}
