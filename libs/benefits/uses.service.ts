// Uses of benefits: opened within the quota, carried from asked for to confirmed. The caller holds the member's lock.
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, DomainError, type MemberId, type StaffId, type StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import { type Quota, type UseSource, type UseState, countedUse, periodKey } from './uses';

export interface UseRef {
  readonly memberId: MemberId;
  readonly id: string;
}

export interface NewUse extends UseRef {
  readonly code: string;
  /** As the benefit is called and handed over now. */
  readonly name: string;
  readonly delivery: string;
  readonly source: UseSource;
  /** The grant, coupon, booking or loan that it comes from. */
  readonly sourceId: string | null;
  readonly storeId: StoreId | null;
  /** `confirmed`: it came by itself, into the member's own hands. */
  readonly state: 'asked' | 'booked' | 'delivered' | 'confirmed';
  /** Null: the member on their own phone. */
  readonly askedBy: StaffId | null;
  /** The day it is for: its quota counts in the period of that day. */
  readonly dueOn: BusinessDay;
  readonly note: string;
  readonly quota: Quota | null;
  readonly programmeVersion: number;
}

export interface Use extends UseRef {
  readonly code: string;
  readonly name: string;
  readonly delivery: string;
  readonly source: UseSource;
  readonly sourceId: string | null;
  readonly storeId: StoreId | null;
  readonly state: UseState;
  readonly askedAt: Date;
  readonly dueOn: BusinessDay;
  readonly preparedBy: StaffId | null;
  readonly deliveredBy: StaffId | null;
  readonly deliveredAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly disputedAt: Date | null;
  readonly missedBy: 'store' | 'member' | null;
  readonly note: string;
  readonly periodKey: string;
}

/** A step of a use. Who takes a step other than the member's own is named. */
export type UseStep =
  | { readonly to: 'prepared' | 'delivered'; readonly by: StaffId; readonly storeId?: StoreId | null }
  | { readonly to: 'confirmed' | 'disputed' | 'cancelled' }
  | { readonly to: 'missed'; readonly missedBy: 'store' | 'member'; readonly note: string };

/** From where each step goes on. A dispute leads back to what is owed. */
const froms: Readonly<Record<UseStep['to'], readonly UseState[]>> = {
  prepared: ['asked', 'booked'],
  delivered: ['asked', 'booked', 'prepared'],
  confirmed: ['delivered'],
  disputed: ['delivered'],
  cancelled: ['asked', 'booked', 'prepared'],
  missed: ['asked', 'booked', 'prepared'],
};

export const useColumns = `u.member_id AS "memberId", u.id, u.benefit_code AS code, u.name, u.delivery, u.source,
  u.source_id AS "sourceId", u.store_id AS "storeId", u.state, u.asked_at AS "askedAt", u.due_on AS "dueOn",
  u.prepared_by AS "preparedBy", u.delivered_by AS "deliveredBy", u.delivered_at AS "deliveredAt",
  u.confirmed_at AS "confirmedAt", u.disputed_at AS "disputedAt", u.missed_by AS "missedBy", u.note,
  u.period_key AS "periodKey"`;

@Injectable()
export class UsesService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Opens a use. `names`: the member and whoever was merged into them: their uses count too. Error: BENEFIT_QUOTA, with
   * the period's limit.
   */
  async open(tx: Tx, made: NewUse, names: readonly MemberId[]): Promise<Use> {
    const { memberId, id, quota, state, askedBy, storeId, dueOn } = made;
    const key = made.source === 'grant' ? `grant/${made.sourceId}` : periodKey(quota, dueOn);
    if (quota !== null && (await this.counted(tx, names, made.code, key)) >= quota.times)
      throw new DomainError('BENEFIT_QUOTA', { times: quota.times, per: quota.per });
    const now = this.clock.now();
    const deliveredAt = state === 'delivered' || state === 'confirmed' ? now : null;
    const [row] = await rows<Use>(
      tx,
      `INSERT INTO benefit_use AS u (member_id, id, benefit_code, name, delivery, source, source_id, store_id, state,
         asked_at, asked_by, due_on, delivered_by, delivered_at, confirmed_at, note, period_key, quota_times,
         programme_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) RETURNING ${useColumns}`,
      [
        ...[memberId, id, made.code, made.name, made.delivery, made.source, made.sourceId, storeId, state],
        ...[now, askedBy, dueOn, deliveredAt && askedBy, deliveredAt, state === 'confirmed' ? now : null],
        ...[made.note, key, quota?.times ?? null, made.programmeVersion],
      ],
    );
    if (!row) throw new Error('a use that was inserted is not there');
    return row;
  }

  /** How many uses count in a period. */
  async counted(tx: Tx, names: readonly MemberId[], code: string, key: string): Promise<number> {
    const [row] = await rows<{ n: number }>(
      tx,
      `SELECT count(*) AS n FROM benefit_use u
       WHERE u.member_id = ANY ($1) AND u.benefit_code = $2 AND u.period_key = $3 AND ${countedUse}`,
      [names, code, key],
    );
    return row?.n ?? 0;
  }

  /** By benefit and period, separated by a space: how many uses count. */
  async countedByPeriod(tx: Tx, names: readonly MemberId[]): Promise<ReadonlyMap<string, number>> {
    const found = await rows<{ key: string; n: number }>(
      tx,
      `SELECT u.benefit_code || ' ' || u.period_key AS key, count(*) AS n FROM benefit_use u
       WHERE u.member_id = ANY ($1) AND ${countedUse} GROUP BY 1`,
      [names],
    );
    return new Map(found.map(({ key, n }) => [key, n]));
  }

  /** Null where there is none of this id. */
  async find(tx: Tx, { memberId, id }: UseRef): Promise<Use | null> {
    const found = await rows<Use>(tx, `SELECT ${useColumns} FROM benefit_use u WHERE u.member_id = $1 AND u.id = $2`, [
      memberId,
      id,
    ]);
    return found[0] ?? null;
  }

  /** Claims a use until the transaction ends. Error: BENEFIT_USE_UNKNOWN. */
  async claim(tx: Tx, { memberId, id }: UseRef): Promise<Use> {
    const [use] = await rows<Use>(
      tx,
      `SELECT ${useColumns} FROM benefit_use u WHERE u.member_id = $1 AND u.id = $2 FOR UPDATE`,
      [memberId, id],
    );
    if (!use) throw new DomainError('BENEFIT_USE_UNKNOWN');
    return use;
  }

  /** One of a member's uses, or of who was merged into them. Error: BENEFIT_USE_UNKNOWN. */
  async ofNames(tx: Tx, names: readonly MemberId[], id: string): Promise<Use> {
    const use = await this.findOfNames(tx, names, id);
    if (!use) throw new DomainError('BENEFIT_USE_UNKNOWN');
    return use;
  }

  /** The same; null where there is none. */
  async findOfNames(tx: Tx, names: readonly MemberId[], id: string): Promise<Use | null> {
    const found = await rows<Use>(
      tx,
      `SELECT ${useColumns} FROM benefit_use u WHERE u.member_id = ANY ($1) AND u.id = $2`,
      [names, id],
    );
    return found[0] ?? null;
  }

  /** What is still to come or to be confirmed, the earliest first: some, as one member has. */
  async current(tx: Tx, names: readonly MemberId[]): Promise<Use[]> {
    return rows<Use>(
      tx,
      `SELECT ${useColumns} FROM benefit_use u
       WHERE u.member_id = ANY ($1) AND u.state IN ('asked', 'booked', 'prepared', 'delivered')
       ORDER BY u.due_on, u.id LIMIT 100`,
      [names],
    );
  }

  /** A page of all uses, the newest first; `after`: the id of the last one seen. */
  async page(
    tx: Tx,
    names: readonly MemberId[],
    { after, limit, code }: { readonly after: string | null; readonly limit: number; readonly code: string | null },
  ): Promise<Use[]> {
    return rows<Use>(
      tx,
      `SELECT ${useColumns} FROM benefit_use u
       WHERE u.member_id = ANY ($1) AND ($4::text IS NULL OR u.benefit_code = $4) AND ($2::uuid IS NULL
         OR (u.asked_at, u.id) < (SELECT asked_at, id FROM benefit_use WHERE member_id = ANY ($1) AND id = $2))
       ORDER BY u.asked_at DESC, u.id DESC LIMIT $3`,
      [names, after, limit, code],
    );
  }

  /**
   * Carries a claimed use one step on. What is already there stays as it is and answers false. Error: BENEFIT_USE_STATE,
   * with the state that does not lead there.
   */
  async move(tx: Tx, use: Use, step: UseStep): Promise<boolean> {
    if (use.state === step.to) return false;
    if (!froms[step.to].includes(use.state)) throw new DomainError('BENEFIT_USE_STATE', { state: use.state });
    const now = this.clock.now();
    const { memberId, id } = use;
    const by = 'by' in step ? step.by : null;
    await rows(
      tx,
      `UPDATE benefit_use SET state = CASE $3 WHEN 'disputed' THEN 'asked' ELSE $3 END,
         prepared_by = CASE WHEN $3 = 'prepared' THEN $4::uuid ELSE prepared_by END,
         prepared_at = CASE WHEN $3 = 'prepared' THEN $5::timestamptz ELSE prepared_at END,
         delivered_by = CASE WHEN $3 = 'delivered' THEN $4::uuid ELSE delivered_by END,
         delivered_at = CASE WHEN $3 = 'delivered' THEN $5::timestamptz ELSE delivered_at END,
         confirmed_at = CASE WHEN $3 = 'confirmed' THEN $5::timestamptz ELSE confirmed_at END,
         disputed_at = CASE WHEN $3 = 'disputed' THEN $5::timestamptz ELSE disputed_at END,
         store_id = coalesce($6::uuid, store_id), missed_by = $7, note = coalesce($8, note)
       WHERE member_id = $1 AND id = $2`,
      [
        ...[memberId, id, step.to, by, now, step.to === 'delivered' ? (step.storeId ?? null) : null],
        ...(step.to === 'missed' ? [step.missedBy, step.note] : [null, null]),
      ],
    );
    return true;
  }

  /**
   * Puts a claimed, open use off to another day. Errors: BENEFIT_USE_STATE; BENEFIT_QUOTA, where the period of that day
   * has no place left.
   */
  async postpone(tx: Tx, use: Use, dueOn: BusinessDay, quota: Quota | null, names: readonly MemberId[]): Promise<void> {
    if (!froms.cancelled.includes(use.state)) throw new DomainError('BENEFIT_USE_STATE', { state: use.state });
    const key = use.source === 'grant' ? use.periodKey : periodKey(quota, dueOn);
    if (quota !== null && key !== use.periodKey && (await this.counted(tx, names, use.code, key)) >= quota.times)
      throw new DomainError('BENEFIT_QUOTA', { times: quota.times, per: quota.per });
    await rows(
      tx,
      `UPDATE benefit_use SET due_on = $3, period_key = $4, quota_times = $5 WHERE member_id = $1 AND id = $2`,
      [use.memberId, use.id, dueOn, key, quota?.times ?? null],
    );
  }
}
