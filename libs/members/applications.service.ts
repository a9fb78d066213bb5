// Applications for membership: filed by one, decided by another, one open for each person. The caller holds the member's
// lock in everything that changes.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export type ApplicationState = 'open' | 'approved' | 'refused';

export interface NewApplication {
  readonly memberId: MemberId;
  readonly id: string;
  /** Where it was filed, and where the member will have joined. */
  readonly storeId: StoreId;
  readonly receiptDay: BusinessDay | null;
  readonly receiptNumber: string | null;
  readonly note: string;
  /** Of the paper that the customer has signed. */
  readonly consentVersion: string;
  /** Null: the customer themselves, in the mini-program. */
  readonly filedBy: StaffId | null;
}

export interface Application extends NewApplication {
  readonly state: ApplicationState;
  readonly filedAt: Date;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Date | null;
  readonly refusal: string | null;
}

const selected = `SELECT a.member_id AS "memberId", a.id, a.store_id AS "storeId", a.receipt_day AS "receiptDay",
    a.receipt_number AS "receiptNumber", a.note, a.consent_version AS "consentVersion", a.state, a.filed_by AS "filedBy",
    a.filed_at AS "filedAt", a.decided_by AS "decidedBy", a.decided_at AS "decidedAt", a.refusal
  FROM membership_application a`;

@Injectable()
export class ApplicationsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Files it, and the known customer has applied. */
  async file(tx: Tx, wish: NewApplication): Promise<void> {
    const { memberId, id, storeId, receiptDay, receiptNumber, note, consentVersion, filedBy } = wish;
    await rows(
      tx,
      `WITH applied AS (UPDATE member SET state = 'applied' WHERE id = $1 AND state = 'known')
       INSERT INTO membership_application (member_id, id, store_id, receipt_day, receipt_number, note, consent_version,
         state, filed_by, filed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9)`,
      [memberId, id, storeId, receiptDay, receiptNumber, note, consentVersion, filedBy, this.clock.now()],
    );
  }

  async find(tx: Tx, memberId: MemberId, id: string): Promise<Application | null> {
    const text = `${selected} WHERE a.member_id = $1 AND a.id = $2`;
    return (await rows<Application>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** The same, claimed until the transaction ends: before its receipt, which comes before the member. */
  async claim(tx: Tx, memberId: MemberId, id: string): Promise<Application | null> {
    const text = `${selected} WHERE a.member_id = $1 AND a.id = $2 FOR UPDATE`;
    return (await rows<Application>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** Whether a receipt stands behind another application that was not refused. The caller holds the receipt. */
  async isUsed(
    tx: Tx,
    { storeId, businessDay, number }: { storeId: StoreId; businessDay: BusinessDay; number: string },
  ): Promise<boolean> {
    const text = `SELECT FROM membership_application
      WHERE store_id = $1 AND receipt_day = $2 AND receipt_number = $3 AND state <> 'refused' LIMIT 1`;
    return (await rows(tx, text, [storeId, businessDay, number])).length > 0;
  }

  /** Somebody else approved it; the caller makes a member of the applicant. */
  async approve(tx: Tx, { memberId, id }: Application, by: StaffId): Promise<void> {
    await rows(
      tx,
      `UPDATE membership_application SET state = 'approved', decided_by = $3, decided_at = $4
       WHERE member_id = $1 AND id = $2 AND state = 'open'`,
      [memberId, id, by, this.clock.now()],
    );
  }

  /** Somebody else refused it, and the applicant is a known customer again. */
  async refuse(tx: Tx, { memberId, id }: Application, by: StaffId, refusal: string): Promise<void> {
    await rows(
      tx,
      `WITH known AS (UPDATE member SET state = 'known' WHERE id = $1 AND state = 'applied')
       UPDATE membership_application SET state = 'refused', decided_by = $3, decided_at = $4, refusal = $5
       WHERE member_id = $1 AND id = $2 AND state = 'open'`,
      [memberId, id, by, this.clock.now(), refusal],
    );
  }

  /** What waits, the oldest first, or what was decided, the latest first. `storeId`: what was filed there. */
  async page(
    tx: Tx,
    wanted: {
      readonly open: boolean;
      readonly storeId: StoreId | null;
      readonly after: string | null;
      readonly limit: number;
    },
  ): Promise<Application[]> {
    const [at, than, order, state] = wanted.open
      ? ['filed_at', '>', 'ASC', `a.state = 'open'`]
      : ['decided_at', '<', 'DESC', `a.state <> 'open'`];
    return rows<Application>(
      tx,
      `${selected} WHERE ${state} AND ($2::uuid IS NULL OR a.store_id = $2) AND ($1::uuid IS NULL
         OR (a.${at}, a.id) ${than} (SELECT x.${at}, x.id FROM membership_application x WHERE x.id = $1 LIMIT 1))
       ORDER BY a.${at} ${order}, a.id ${order} LIMIT $3`,
      [wanted.after, wanted.storeId, wanted.limit],
    );
  }

  /** All of one person's, the oldest first. */
  async of(tx: Tx, memberId: MemberId): Promise<Application[]> {
    return rows<Application>(tx, `${selected} WHERE a.member_id = $1 ORDER BY a.filed_at, a.id`, [memberId]);
  }
}
