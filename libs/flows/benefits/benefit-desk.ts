// 今天可以给: what the member before a guide may have now, and handing it over with one tap.
import { Injectable } from '@nestjs/common';
import {
  type Entitlement,
  type Loan,
  LoansService,
  type Use,
  UsesService,
  isSharedWith,
  leftInWords,
} from '@guike/benefits';
import type { AnswerOf, BodyOf, staffBenefitEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type StaffId, type StoreId, daysBetween } from '@guike/kernel';
import { keepersOf } from '@guike/members';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { BenefitRights, type Rights, leftOf, requireRight, requireStillGood } from './benefit-rights';
import { actionOf, deskUse, restsOf } from './benefit-views';
import { sharedOf } from './shared';
import { TodaysDiscounts } from './todays-discounts';
import { newUse } from './use-benefit';

type Endpoints = typeof staffBenefitEndpoints;
type Now = AnswerOf<Endpoints['now']>;

/** Who serves, and where. */
export interface Server {
  readonly staffId: StaffId;
  readonly storeId: StoreId | null;
}

/** How long somebody who was looked up counts as standing here: a working day. */
const SERVED_HOURS = 12;

@Injectable()
export class BenefitDesk {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly uses: UsesService,
    private readonly loans: LoansService,
    private readonly discounts: TodaysDiscounts,
    private readonly audit: Audit,
  ) {}

  /** Error: MEMBER_UNKNOWN, of whom this person has not looked up today, too. */
  async now(memberId: MemberId, by: Server): Promise<Now> {
    const tx = this.database.reading;
    const rights = await this.rights.read(tx, memberId);
    await requireServed(tx, rights, by);
    const { entitlements, day, body } = rights;
    const { familySharing, companion } = sharedOf(rights);
    const here = entitlements.all.filter(({ onlyAt }) => onlyAt === null || onlyAt === by.storeId);
    const waiting = (await this.uses.current(tx, rights.names)).filter(
      ({ state, dueOn }) => state !== 'delivered' && dueOn <= day,
    );
    const promised = new Set(waiting.map(({ code }) => code));
    const lent = await this.loans.allOut(tx, rights.names);
    const out = new Set(lent.map(({ code }) => code));
    // Whoever is a guest of somebody else's rights has those to show here.
    const isGuest = await isSharedWith(tx, rights.names);
    const given = here.filter((right) => isGiven(right) && !promised.has(right.benefit.code));
    return {
      rests: restsOf(rights),
      waiting: waiting.map((use) => deskUse(use, day, body.timeZone)),
      give: given.filter((right) => leftOf(rights, right) !== 0).map((right) => offerOf(rights, right)),
      mention: here
        .filter((right) => isMentioned(right) && !out.has(right.benefit.code))
        .map((right) => offerOf(rights, right)),
      discounts: await this.discounts.of(tx, { ...rights.holder, memberId: rights.memberId }, body, day),
      lent: lent.map((loan) => lentOf(loan, day)),
      shares: familySharing || companion > 0 || isGuest,
    };
  }

  /**
   * Handed over: what was asked for under this id, or something on the spot. The same id again is the same. Errors:
   * MEMBER_UNKNOWN, BENEFIT_UNKNOWN, BENEFIT_RESTS, BENEFIT_STORE, BENEFIT_QUOTA, BENEFIT_NOT_ASKED (nothing one hands
   * over), BENEFIT_USE_STATE, OPERATION_CONFLICT (the id stands for another benefit).
   */
  async deliver(
    { memberId, id, code }: BodyOf<Endpoints['deliver']>,
    by: Server,
  ): Promise<AnswerOf<Endpoints['deliver']>> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, (await keepersOf(tx, memberId)).at(-1) ?? memberId);
      await requireServed(tx, rights, by);
      const before = (await this.uses.findOfNames(tx, rights.names, id)) ?? null;
      if (before && before.code !== code) throw new DomainError('OPERATION_CONFLICT');
      const isNew = before === null ? true : await this.carry(tx, rights, before, by);
      const use = before === null ? await this.handOut(tx, rights, { id, code }, by) : before;
      const after = await this.uses.ofNames(tx, rights.names, use.id);
      if (isNew) await this.record(tx, rights, after, by);
      return { ...deskUse(after, rights.day, rights.body.timeZone), duplicate: !isNew };
    });
  }

  /**
   * What was asked for, even by a tier that is not held any more; not while the card is frozen, nor in a store that it is
   * not good in. A booking and a loan are handed over as such. Whoever confirmed already is not asked again.
   */
  private async carry(tx: Tx, rights: Rights, use: Use, { staffId, storeId }: Server): Promise<boolean> {
    if (use.state === 'confirmed' || use.state === 'delivered') return false;
    requireStillGood(rights, use.code, storeId);
    if (use.source === 'booking' || use.source === 'loan')
      throw new DomainError('BENEFIT_USE_STATE', { state: use.state });
    return this.uses.move(tx, use, { to: 'delivered', by: staffId, storeId });
  }

  private async handOut(
    tx: Tx,
    rights: Rights,
    { id, code }: { readonly id: string; readonly code: string },
    { staffId, storeId }: Server,
  ): Promise<Use> {
    const right = requireRight(rights, code, storeId);
    if (!isGiven(right)) throw new DomainError('BENEFIT_NOT_ASKED');
    const made = { ...newUse(rights, right, id), storeId, state: 'delivered', askedBy: staffId } as const;
    return this.uses.open(tx, made, rights.names);
  }

  private async record(
    tx: Tx,
    { memberId }: Rights,
    { id, code, memberId: of }: Use,
    { staffId, storeId }: Server,
  ): Promise<void> {
    await this.audit.record(tx, {
      ...{ actorKind: 'staff', actorId: staffId, action: 'benefit.delivered', memberId },
      // `of`: in whose row it stands, where two were found to be one.
      detail: { useId: id, of, code, storeId },
    });
  }
}

/** What one hands over with a tap: Wi-Fi and the waiting area are nobody's to hand over. */
export const isGiven = (right: Entitlement): boolean => actionOf(right) === 'ask';
/** Theirs, with nothing to give: what everyone has needs no word, but it may have to be lent. */
const isMentioned = (right: Entitlement): boolean =>
  !isGiven(right) && (right.source !== 'everyone' || right.benefit.delivery === 'loan');

function offerOf(rights: Rights, right: Entitlement): Now['give'][number] {
  const { code, name, delivery } = right.benefit;
  const left = leftInWords(right.quota, leftOf(rights, right));
  return { code, name, delivery, terms: left === null ? [] : [left] };
}

const lentOf = ({ memberId, id, code, name, item, dueOn }: Loan, today: BusinessDay): Now['lent'][number] => ({
  ...{ memberId, id, code, name, item, dueOn },
  overdueDays: Math.max(0, daysBetween(dueOn, today)),
});

/** Benefits are for who stands here: somebody this person has not looked up today is nobody to them. */
export async function requireServed(
  tx: Tx,
  { names, now }: Pick<Rights, 'names' | 'now'>,
  { staffId }: Pick<Server, 'staffId'>,
): Promise<void> {
  const [found] = await rows(
    tx,
    `SELECT 1 FROM audit_log WHERE actor_kind = 'staff' AND actor_id = $1 AND at >= $2::timestamptz - $3 * interval '1 hour'
       AND member_id = ANY ($4) AND action IN ('member.found_by_card', 'member.found_by_two_facts') LIMIT 1`,
    [staffId, now, SERVED_HOURS, names],
  );
  if (!found) throw new DomainError('MEMBER_UNKNOWN');
}
