// Things lent to members: one of a kind at a time, back by a day, or overdue.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export interface NewLoan {
  readonly memberId: MemberId;
  /** Also that of the use. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly storeId: StoreId;
  /** What is written on the thing: 伞 12. */
  readonly item: string;
  readonly lentBy: StaffId;
  readonly dueOn: BusinessDay;
}

export interface Loan extends NewLoan {
  readonly storeName: string;
  readonly state: 'out' | 'returned' | 'lost';
  readonly lentAt: Date;
  readonly endedAt: Date | null;
}

const columns = `l.member_id AS "memberId", l.id, l.benefit_code AS code, l.benefit_name AS name,
  l.store_id AS "storeId", s.name AS "storeName", l.item, l.state, l.lent_at AS "lentAt", l.lent_by AS "lentBy",
  l.due_on AS "dueOn", l.ended_at AS "endedAt"`;
const tables = `loan l JOIN store s ON s.id = l.store_id`;

@Injectable()
export class LoansService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** What a member has borrowed of a kind and not brought back. `names`: whoever was merged into them too. */
  async out(tx: Tx, names: readonly MemberId[], code: string): Promise<Loan | null> {
    const found = await rows<Loan>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE l.member_id = ANY ($1) AND l.benefit_code = $2 AND l.state = 'out'`,
      [names, code],
    );
    return found[0] ?? null;
  }

  /** Everything that a member has borrowed and not brought back, what is due first in front: one of a kind at most. */
  async allOut(tx: Tx, names: readonly MemberId[]): Promise<Loan[]> {
    return rows<Loan>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE l.member_id = ANY ($1) AND l.state = 'out' ORDER BY l.due_on, l.id`,
      [names],
    );
  }

  /** Whether a thing of a store is out. Whoever asks holds the thing until the transaction ends. */
  async isItemOut(tx: Tx, { storeId, code, item }: Pick<NewLoan, 'storeId' | 'code' | 'item'>): Promise<boolean> {
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 31))`, [`${storeId}/${code}/${item}`]);
    const found = await rows(
      tx,
      `SELECT FROM loan WHERE store_id = $1 AND benefit_code = $2 AND item = $3 AND state = 'out'`,
      [storeId, code, item],
    );
    return found.length > 0;
  }

  async lend(tx: Tx, loan: NewLoan): Promise<void> {
    const { memberId, id, code, name, storeId, item, lentBy, dueOn } = loan;
    await rows(
      tx,
      `INSERT INTO loan (member_id, id, benefit_code, benefit_name, store_id, item, state, lent_at, lent_by, due_on)
       VALUES ($1, $2, $3, $4, $5, $6, 'out', $7, $8, $9)`,
      [memberId, id, code, name, storeId, item, this.clock.now(), lentBy, dueOn],
    );
  }

  /** Claims a loan until the transaction ends. */
  async claim(tx: Tx, memberId: MemberId, id: string): Promise<Loan | null> {
    const found = await rows<Loan>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE l.member_id = $1 AND l.id = $2 FOR UPDATE OF l`,
      [memberId, id],
    );
    return found[0] ?? null;
  }

  /** A claimed loan is over. */
  async end(
    tx: Tx,
    { memberId, id }: Pick<Loan, 'memberId' | 'id'>,
    as: 'returned' | 'lost',
    by: StaffId,
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE loan SET state = $3, ended_at = $4, ended_by = $5 WHERE member_id = $1 AND id = $2 AND state = 'out'`,
      [memberId, id, as, this.clock.now(), by],
    );
  }

  /** What is out of a store (null: of all), what was due first in front; `dueBefore`: only what is overdue. */
  async page(
    tx: Tx,
    page: {
      readonly storeId: StoreId | null;
      readonly dueBefore: BusinessDay | null;
      readonly after: { readonly dueOn: string; readonly id: string } | null;
      readonly limit: number;
    },
  ): Promise<Loan[]> {
    return rows<Loan>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE l.state = 'out' AND ($1::uuid IS NULL OR l.store_id = $1)
         AND ($2::date IS NULL OR l.due_on < $2) AND ($3::date IS NULL OR (l.due_on, l.id) > ($3, $4::uuid))
       ORDER BY l.due_on, l.id LIMIT $5`,
      [page.storeId, page.dueBefore, page.after?.dueOn ?? null, page.after?.id ?? null, page.limit],
    );
  }

  /** What is overdue and nobody has been told of, claimed; what another worker holds is left to it. */
  async toTell(tx: Tx, today: BusinessDay, limit: number): Promise<Loan[]> {
    return rows<Loan>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE l.state = 'out' AND l.due_on < $1 AND l.told_at IS NULL
       ORDER BY l.due_on, l.member_id, l.id LIMIT $2 FOR UPDATE OF l SKIP LOCKED`,
      [today, limit],
    );
  }

  async told(tx: Tx, loans: readonly Pick<Loan, 'memberId' | 'id'>[]): Promise<void> {
    await rows(
      tx,
      `UPDATE loan l SET told_at = $3 FROM unnest($1::uuid[], $2::uuid[]) AS d(member_id, id)
       WHERE l.member_id = d.member_id AND l.id = d.id`,
      [loans.map(({ memberId }) => memberId), loans.map(({ id }) => id), this.clock.now()],
    );
  }
}
