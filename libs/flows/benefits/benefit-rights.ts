// What a member may use today: read once, asked by every flow about benefits.
import { Injectable } from '@nestjs/common';
import {
  type Entitlement,
  type Entitlements,
  GiftsService,
  type Holder,
  PicksService,
  type Use,
  UsesService,
  entitlementsOf,
  periodKey,
  restingInWords,
  usedUpInWords,
} from '@guike/benefits';
import {
  type BusinessDay,
  DomainError,
  type MemberId,
  type MemberState,
  type StoreId,
  businessDayOf,
} from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type Programme, ProgrammeService, dayInWords } from '@guike/programme';
import { lockMembers, requireNotMerged } from '../standing';

export interface Rights {
  readonly memberId: MemberId;
  /** The member, and whoever was found to be the same person: what those used counts too. */
  readonly names: readonly MemberId[];
  readonly holder: Holder;
  readonly ownStore: string | null;
  readonly entitlements: Entitlements;
  readonly body: Programme;
  readonly version: number;
  readonly day: BusinessDay;
  readonly now: Date;
  /** By benefit and period, separated by a space. */
  readonly counted: ReadonlyMap<string, number>;
}

interface HolderRow {
  readonly state: MemberState;
  readonly tier: string | null;
  readonly tierSince: Date | null;
  readonly storeId: StoreId | null;
  readonly storeName: string | null;
  readonly paidUntil: BusinessDay | null;
}

@Injectable()
export class BenefitRights {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly picks: PicksService,
    private readonly uses: UsesService,
    private readonly gifts: GiftsService,
  ) {}

  /** Takes the member's lock, and that of another whom it concerns too, then looks. Errors: MEMBER_UNKNOWN, UNAVAILABLE. */
  async lock(tx: Tx, memberId: MemberId, other: MemberId = memberId): Promise<Rights> {
    const { day } = await this.programmes.present(tx);
    const standings = await lockMembers(tx, [memberId, other], day);
    for (const [id, standing] of standings) await requireNotMerged(tx, id, standing);
    return this.read(tx, memberId);
  }

  /** Looks without locking. Error: MEMBER_UNKNOWN. */
  async read(tx: Tx, memberId: MemberId): Promise<Rights> {
    const { body, version, day, now } = await this.programmes.presentFor(tx, memberId);
    const row = await holderRow(tx, memberId);
    if (!row) throw new DomainError('MEMBER_UNKNOWN');
    const { state, tier, tierSince, storeId, storeName, paidUntil } = row;
    const holder = {
      ...{ state, tier, storeId },
      tierSince: tierSince && businessDayOf(tierSince, body.timeZone),
      isPaid: paidUntil !== null && paidUntil >= day,
    };
    const names = await namesOf(tx, memberId);
    const gifts = await this.gifts.open(tx, names, day);
    const entitlements = entitlementsOf(body, holder, await this.picks.open(tx, memberId), gifts, day);
    const counted = await this.uses.countedByPeriod(tx, names);
    return { memberId, names, holder, ownStore: storeName, entitlements, body, version, day, now, counted };
  }
}

/** How often a right may still be used in the period of a day; null: without limit. After its last day not at all. */
export function leftOf({ counted, day }: Rights, right: Entitlement, on = day) {
  const { benefit, quota } = right;
  if (hasEnded(right, on)) return 0;
  if (quota === null) return null;
  return Math.max(0, quota.times - (counted.get(`${benefit.code} ${keyOf(right, on)}`) ?? 0));
}

const hasEnded = ({ until }: Entitlement, on: BusinessDay): boolean => until !== null && on > until;
const keyOf = ({ source, sourceId, quota }: Entitlement, on: BusinessDay): string =>
  source === 'grant' ? `grant/${sourceId}` : periodKey(quota, on);
const isGoodIn = ({ onlyAt }: Entitlement, storeId: StoreId | null): boolean =>
  onlyAt === null || storeId === null || onlyAt === storeId;

/**
 * The right that a use of a benefit takes: one with something left before one without. Errors: BENEFIT_UNKNOWN,
 * BENEFIT_RESTS, BENEFIT_STORE (good in the member's own store alone), BENEFIT_QUOTA with a sentence.
 */
export function requireRight(rights: Rights, code: string, storeId: StoreId | null, on = rights.day): Entitlement {
  const { day } = rights;
  const here = rightsTo(rights, code).filter((each) => isGoodIn(each, storeId));
  if (here.length === 0) throw elsewhere(rights);
  const right = here.find((each) => leftOf(rights, each, on) !== 0);
  if (right) return right;
  if (here.every((each) => hasEnded(each, on))) throw tooLate(here, day);
  const quota = here[0]?.quota;
  throw new DomainError('BENEFIT_QUOTA', quota ? { sentence: usedUpInWords(quota, on < day ? day : on) } : {});
}

/**
 * The right by which a booked use was made, for another day: no use goes over to another right, or the one it leaves could
 * be had again. Errors: BENEFIT_UNKNOWN, BENEFIT_RESTS, BENEFIT_STORE, BENEFIT_QUOTA (it ends before that day).
 */
export function rightOfUse(
  rights: Rights,
  { code, source, dueOn, periodKey: key }: Pick<Use, 'code' | 'source' | 'dueOn' | 'periodKey'>,
  storeId: StoreId,
  on: BusinessDay,
): Entitlement {
  const found = rightsTo(rights, code);
  const same = found.find((each) => keyOf(each, dueOn) === key);
  // Since then the programme may count by other periods.
  const right = same ?? (source === 'grant' ? undefined : found.find((each) => each.source !== 'grant'));
  if (!right) throw new DomainError('BENEFIT_UNKNOWN');
  if (!isGoodIn(right, storeId)) throw elsewhere(rights);
  if (hasEnded(right, on)) throw tooLate([right], rights.day);
  return right;
}

/** Of what was promised by a right that may be gone since. Errors: BENEFIT_RESTS while the card is frozen, BENEFIT_STORE. */
export function requireStillGood(rights: Rights, code: string, storeId: StoreId | null): void {
  const { all, resting } = rights.entitlements;
  if (resting === 'frozen') throw refusalOf(rights.entitlements);
  const found = all.filter(({ benefit }) => benefit.code === code);
  if (found.length > 0 && !found.some((each) => isGoodIn(each, storeId))) throw elsewhere(rights);
}

const elsewhere = ({ ownStore }: Rights): DomainError =>
  new DomainError('BENEFIT_STORE', ownStore === null ? {} : { sentence: `这项权益限在${ownStore}使用` });

function tooLate(rights: readonly Entitlement[], today: BusinessDay): DomainError {
  const last =
    rights
      .flatMap(({ until }) => until ?? [])
      .sort()
      .at(-1) ?? today;
  return new DomainError('BENEFIT_QUOTA', { sentence: `这项权益可用到${dayInWords(last, today)}，请选更早的日子` });
}

/** All rights of a member to a benefit. Errors: BENEFIT_UNKNOWN, BENEFIT_RESTS. */
export function rightsTo({ entitlements }: Rights, code: string): readonly Entitlement[] {
  const found = entitlements.all.filter(({ benefit }) => benefit.code === code);
  if (found.length === 0) throw refusalOf(entitlements);
  return found;
}

function refusalOf({ resting }: Entitlements): DomainError {
  if (resting === null) return new DomainError('BENEFIT_UNKNOWN');
  return new DomainError('BENEFIT_RESTS', { sentence: restingInWords(resting) });
}

/** The member first, then everybody who was merged into them, by whatever way. */
export async function namesOf(tx: Tx, memberId: MemberId): Promise<MemberId[]> {
  const found = await rows<{ id: MemberId }>(
    tx,
    `WITH RECURSIVE gone AS (SELECT member_id AS id FROM member_alias WHERE to_id = $1
       UNION SELECT a.member_id FROM gone g JOIN member_alias a ON a.to_id = g.id)
     SELECT id FROM gone`,
    [memberId],
  );
  return [memberId, ...found.map(({ id }) => id)];
}

async function holderRow(tx: Tx, memberId: MemberId): Promise<HolderRow | undefined> {
  const [row] = await rows<HolderRow>(
    tx,
    `SELECT m.state, t.tier, t.tier_since AS "tierSince", m.joined_store_id AS "storeId", s.name AS "storeName",
       t.paid_until AS "paidUntil"
     FROM member m LEFT JOIN member_tier t ON t.member_id = m.id LEFT JOIN store s ON s.id = m.joined_store_id
     WHERE m.id = $1`,
    [memberId],
  );
  return row;
}
