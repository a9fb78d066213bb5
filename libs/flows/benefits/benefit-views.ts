// Benefits and their uses as members and guides read them. Words and numbers are made here; the pages lay out.
import {
  type Entitlement,
  type Use,
  leftInWords,
  owedInWords,
  restingInWords,
  termsInWords,
  useInWords,
  usedUpInWords,
  wayInWords,
} from '@guike/benefits';
import type { AnswerOf, benefitEndpoints, staffBenefitEndpoints } from '@guike/contracts/http';
import { type BusinessDay, type StaffId, type StoreId, businessDayOf } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type Rights, leftOf } from './benefit-rights';

export type BenefitView = AnswerOf<(typeof benefitEndpoints)['benefit']>['benefit'];
export type UseView = AnswerOf<(typeof benefitEndpoints)['confirm']>;
export type DeskUse = AnswerOf<(typeof staffBenefitEndpoints)['prepare']>;
type Action = BenefitView['action'];

/** What stores are asked to have ready; the rest is shown, booked, taken or simply theirs. */
const actions: Readonly<Record<Entitlement['benefit']['delivery'], Action>> = {
  arrival: 'ask',
  service: 'ask',
  custom: 'ask',
  loan: 'show',
  booking: 'book',
  coupon: 'coupon',
  partner: 'partner',
  priority: 'none',
  longer_return: 'none',
  event: 'none',
};

/** What everyone has is there for whoever comes: nobody asks for Wi-Fi. */
export function actionOf({ benefit: { delivery }, source }: Pick<Entitlement, 'benefit' | 'source'>): Action {
  const action = actions[delivery];
  if (source !== 'everyone' || action !== 'ask') return action;
  return delivery === 'arrival' ? 'show' : 'none';
}

export function benefitView(rights: Rights, right: Entitlement): BenefitView {
  const { benefit, quota, source, until } = right;
  const left = leftOf(rights, right);
  const isUsedUp = left === 0 && quota !== null;
  return {
    code: benefit.code,
    name: benefit.name,
    delivery: benefit.delivery,
    how: wayInWords(benefit),
    terms: termsInWords(right, rights.day, rights.ownStore),
    source,
    until,
    left,
    leftSentence: leftInWords(quota, left),
    action: actionOf(right),
    can: !isUsedUp,
    sentence: isUsedUp ? usedUpInWords(quota, rights.day) : null,
  };
}

export const restsOf = ({ entitlements: { resting } }: Rights): string | null =>
  resting === null ? null : restingInWords(resting);

/** Who and where, by id. */
export interface UseNames {
  readonly stores: ReadonlyMap<StoreId, string>;
  readonly staff: ReadonlyMap<StaffId, string>;
  /** When a booking begins, by the id of its use: 14:00. */
  readonly times?: ReadonlyMap<string, string>;
}

export async function namesIn(tx: Tx, uses: readonly Pick<Use, 'storeId' | 'deliveredBy'>[]): Promise<UseNames> {
  const ids = [...new Set(uses.flatMap(({ storeId, deliveredBy }) => [storeId, deliveredBy]))].filter(Boolean);
  if (ids.length === 0) return { stores: new Map(), staff: new Map() };
  const found = await rows<{ id: string; name: string; isStore: boolean }>(
    tx,
    `SELECT id, name, true AS "isStore" FROM store WHERE id = ANY ($1)
     UNION ALL SELECT id, name, false FROM staff WHERE id = ANY ($1)`,
    [ids],
  );
  const of = (isStore: boolean) =>
    new Map(found.filter((each) => each.isStore === isStore).map(({ id, name }) => [id, name]));
  return { stores: of(true), staff: of(false) };
}

const toldUse = (use: Use, names: UseNames, timeZone: string) => ({
  ...use,
  deliveredOn: use.deliveredAt && businessDayOf(use.deliveredAt, timeZone),
  deliveredBy: use.deliveredBy === null ? null : (names.staff.get(use.deliveredBy) ?? null),
  isDisputed: use.disputedAt !== null,
  time: names.times?.get(use.id) ?? null,
});

export function useView(use: Use, names: UseNames, today: BusinessDay, timeZone: string): UseView {
  const told = toldUse(use, names, timeZone);
  return {
    id: use.id,
    code: use.code,
    name: use.name,
    delivery: use.delivery as UseView['delivery'],
    state: use.state,
    storeName: use.storeId === null ? null : (names.stores.get(use.storeId) ?? null),
    askedAt: use.askedAt.toISOString(),
    dueOn: use.dueOn,
    deliveredAt: use.deliveredAt?.toISOString() ?? null,
    deliveredBy: told.deliveredBy,
    confirmedAt: use.confirmedAt?.toISOString() ?? null,
    sentence: useInWords(told, today),
    canConfirm: use.state === 'delivered',
    canCancel: mayCancel(use),
  };
}

/** What the store owes stays owed. A booking and a loan have a life of their own and end there. */
export const mayCancel = ({ state, source, disputedAt }: Pick<Use, 'state' | 'source' | 'disputedAt'>): boolean =>
  (state === 'asked' || state === 'prepared') && disputedAt === null && source !== 'booking' && source !== 'loan';

export function deskUse(use: Use, today: BusinessDay, timeZone: string): DeskUse {
  const told = toldUse(use, { stores: new Map(), staff: new Map() }, timeZone);
  return {
    memberId: use.memberId,
    id: use.id,
    code: use.code,
    name: use.name,
    delivery: use.delivery as DeskUse['delivery'],
    state: use.state,
    dueOn: use.dueOn,
    deliveredAt: use.deliveredAt?.toISOString() ?? null,
    sentence: owedInWords(told, today),
  };
}
