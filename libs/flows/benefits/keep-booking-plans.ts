// The office sets when each store takes bookings, benefit by benefit. Every change is written down.
import { Injectable } from '@nestjs/common';
import { BookingPlansService, type StorePlan, faultOf } from '@guike/benefits';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, adminBookingEndpoints } from '@guike/contracts/http';
import { DomainError, type StoreId, businessDay } from '@guike/kernel';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import type { OfficeReader } from '../office/office-reader';
import { storeToKeep, storeToRead } from './store-of-code';

type Endpoints = typeof adminBookingEndpoints;
type PlanView = AnswerOf<Endpoints['keepBookingPlan']>;

/** What a plan begins with that nobody has set yet. */
const blank = { slotMinutes: 60, cancelHours: 4, hours: [], closedDays: [], version: 0 };

@Injectable()
export class KeepBookingPlans {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly plans: BookingPlansService,
    private readonly audit: Audit,
  ) {}

  /** Every store with every benefit that is booked. Error: STORE_UNKNOWN. */
  async list(
    { store }: QueryOf<Endpoints['bookingPlans']>,
    reader: OfficeReader,
  ): Promise<AnswerOf<Endpoints['bookingPlans']>> {
    const tx = this.database.reading;
    const storeId = await storeToRead(tx, reader, store);
    const { body } = await this.programmes.present(tx);
    const kept = await this.plans.list(tx, { storeId, code: null });
    const stores = await rows<{ id: StoreId; code: string; name: string }>(
      tx,
      `SELECT id, code, name FROM store WHERE $1::uuid IS NULL OR id = $1 ORDER BY code`,
      [storeId],
    );
    const items = stores.flatMap(({ id, code: storeCode, name: storeName }) =>
      bookedOf(body).map(({ code, name }) => {
        const plan = kept.find((each) => each.storeId === id && each.code === code);
        return plan ? viewOf(plan, name) : { ...blank, store: storeCode, storeName, code, name };
      }),
    );
    return { items };
  }

  /**
   * The very same plan again changes nothing. Errors: STORE_UNKNOWN, FORBIDDEN (another store), BENEFIT_UNKNOWN (none that
   * is booked), PLAN_CHANGED (by somebody else meanwhile), INPUT_INVALID (hours that overlap or hold no slot).
   */
  async keep(
    { store, code }: ParamsOf<Endpoints['keepBookingPlan']>,
    { version, ...terms }: BodyOf<Endpoints['keepBookingPlan']>,
    by: OfficeReader,
  ): Promise<PlanView> {
    return this.database.inTransaction(async (tx) => {
      const storeId = await storeToKeep(tx, by, store);
      const { body } = await this.programmes.present(tx);
      const benefit = bookedOf(body).find((each) => each.code === code);
      if (!benefit) throw new DomainError('BENEFIT_UNKNOWN');
      const fault = faultOf(terms);
      if (fault !== null) throw new DomainError('INPUT_INVALID', { issues: [{ path: 'hours', message: fault }] });
      const plan = { ...terms, closedDays: [...new Set(terms.closedDays)].sort().map(businessDay) };
      const was = await this.plans.find(tx, storeId, code);
      if (was && isSame(was, plan)) return viewOf(was, benefit.name);
      if (!(await this.plans.put(tx, { storeId, code }, plan, { version, by: by.staffId })))
        throw new DomainError('PLAN_CHANGED');
      await this.audit.record(tx, {
        actorKind: 'staff',
        actorId: by.staffId,
        action: 'booking_plan.kept',
        detail: { storeId, code, ...plan },
      });
      return viewOf(await this.found(tx, storeId, code), benefit.name);
    });
  }

  private async found(tx: Tx, storeId: StoreId, code: string): Promise<StorePlan> {
    const plan = await this.plans.find(tx, storeId, code);
    if (!plan) throw new Error('a plan that was written is not there');
    return plan;
  }
}

const bookedOf = ({ benefits }: Programme) => benefits.filter(({ delivery }) => delivery === 'booking');

const termsOf = ({
  slotMinutes,
  cancelHours,
  hours,
  closedDays,
}: Omit<PlanView, 'name' | 'store' | 'code' | 'version' | 'storeName'>) =>
  JSON.stringify([
    slotMinutes,
    cancelHours,
    hours.map(({ weekday, from, to, capacity }) => [weekday, from, to, capacity]),
    closedDays,
  ]);

const isSame = (
  was: StorePlan,
  plan: BodyOf<Endpoints['keepBookingPlan']> extends infer B ? Omit<B, 'version'> : never,
): boolean => termsOf({ ...was, hours: [...was.hours], closedDays: [...was.closedDays] }) === termsOf(plan);

const viewOf = (plan: StorePlan, name: string): PlanView => ({
  store: plan.storeCode,
  storeName: plan.storeName,
  code: plan.code,
  name,
  slotMinutes: plan.slotMinutes,
  cancelHours: plan.cancelHours,
  hours: [...plan.hours],
  closedDays: [...plan.closedDays],
  version: plan.version,
});
