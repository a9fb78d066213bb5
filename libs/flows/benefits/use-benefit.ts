// A member asks for a benefit, takes that back, and says whether it was received.
import { Injectable } from '@nestjs/common';
import { CouponsService, type Entitlement, type Quota, type Use, UsesService, nextPeriod } from '@guike/benefits';
import type { AnswerOf, BodyOf, benefitEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, addDays } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { BenefitRights, type Rights, requireRight } from './benefit-rights';
import { type UseView, actionOf, mayCancel, namesIn, useView } from './benefit-views';
import { storeOfCode } from './store-of-code';

/** How long a coupon is good that no period limits; its last day included. */
const COUPON_DAYS = 30;

type Asking = (typeof benefitEndpoints)['ask'];

@Injectable()
export class UseBenefit {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly uses: UsesService,
    private readonly coupons: CouponsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Asks a store to have something ready today, or takes a coupon; the same id again is the same use. Errors: MEMBER_UNKNOWN, STORE_UNKNOWN,
   * BENEFIT_UNKNOWN, BENEFIT_RESTS, BENEFIT_STORE, BENEFIT_QUOTA, BENEFIT_NOT_ASKED (nothing that one asks for),
   * OPERATION_CONFLICT.
   */
  async ask(memberId: MemberId, { id, code, store }: BodyOf<Asking>): Promise<AnswerOf<Asking>> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, memberId);
      const before = await this.uses.find(tx, { memberId, id });
      if (before) {
        if (before.code !== code) throw new DomainError('OPERATION_CONFLICT');
        return this.view(tx, rights, before);
      }
      const storeId = store === undefined ? null : (await storeOfCode(tx, store)).id;
      const right = requireRight(rights, code, storeId);
      const action = actionOf(right);
      if (action === 'coupon') return this.view(tx, rights, await this.takeCoupon(tx, rights, right, id));
      if (action !== 'ask') throw new DomainError('BENEFIT_NOT_ASKED');
      if (storeId === null) throw new DomainError('STORE_UNKNOWN');
      const made = { ...newUse(rights, right, id), storeId, state: 'asked', askedBy: null } as const;
      const use = await this.uses.open(tx, made, rights.names);
      return this.view(tx, rights, use);
    });
  }

  /** It is in the member's hands at once; the till takes it from there. */
  private async takeCoupon(tx: Tx, rights: Rights, right: Entitlement, id: string): Promise<Use> {
    const { benefit, quota, onlyAt } = right;
    const { memberId, day } = rights;
    const made = { ...newUse(rights, right, id), storeId: null, state: 'confirmed', askedBy: null } as const;
    const use = await this.uses.open(tx, made, rights.names);
    const { name, code: benefitCode, percentOff } = benefit;
    const terms = { kind: percentOff === null ? 'gift' : 'percent', percentOff, amountFen: null } as const;
    const valid = { validFrom: day, validThrough: lastDayOf(quota, day) };
    await this.coupons.issue(tx, { memberId, source: `benefit/${id}`, benefitCode, name, onlyAt, ...terms, ...valid });
    return use;
  }

  /** 收到了, or 没收到: then the store owes it again. Errors: BENEFIT_USE_UNKNOWN, BENEFIT_USE_STATE. */
  async confirm(memberId: MemberId, id: string, received: boolean): Promise<UseView> {
    return this.change(memberId, id, async (tx, use) => {
      // Said again, it has been said.
      if (!received && use.state === 'asked' && use.disputedAt !== null) return;
      const isNew = await this.uses.move(tx, use, { to: received ? 'confirmed' : 'disputed' });
      if (!isNew) return;
      const action = received ? 'benefit.confirmed' : 'benefit.disputed';
      await this.audit.record(tx, {
        ...{ actorKind: 'member', actorId: memberId, action, memberId },
        detail: { useId: id, code: use.code, deliveredBy: use.deliveredBy },
      });
    });
  }

  /** Errors: BENEFIT_USE_UNKNOWN, BENEFIT_USE_STATE (a booking is cancelled as a booking). */
  async cancel(memberId: MemberId, id: string): Promise<UseView> {
    return this.change(memberId, id, async (tx, use) => {
      if (use.state !== 'cancelled' && !mayCancel(use))
        throw new DomainError('BENEFIT_USE_STATE', { state: use.state });
      await this.uses.move(tx, use, { to: 'cancelled' });
    });
  }

  private async change(memberId: MemberId, id: string, work: (tx: Tx, use: Use) => Promise<void>): Promise<UseView> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, memberId);
      const use = await this.uses.ofNames(tx, rights.names, id);
      await work(tx, use);
      return this.view(tx, rights, await this.uses.ofNames(tx, rights.names, id));
    });
  }

  private async view(tx: Tx, { day, body }: Rights, use: Use): Promise<UseView> {
    return useView(use, await namesIn(tx, [use]), day, body.timeZone);
  }
}

/** What a use takes from its right; it is for today. */
export function newUse(rights: Rights, { benefit, source, sourceId, quota }: Entitlement, id: string) {
  const { memberId, day, version: programmeVersion } = rights;
  const { code, name, delivery } = benefit;
  return { memberId, id, code, name, delivery, source, sourceId, quota, programmeVersion, dueOn: day, note: '' };
}

/** A coupon of a period is good to the end of it. */
function lastDayOf(quota: Quota | null, day: BusinessDay): BusinessDay {
  const next = quota && nextPeriod(quota, day);
  return next === null ? addDays(day, COUPON_DAYS) : addDays(next, -1);
}
