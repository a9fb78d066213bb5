// 同享: whom a member names to use their rights, and what the counter gives family or a companion by them. Members are
// invited: see invite-family.
import { Injectable } from '@nestjs/common';
import { type FamilyMember, FamilyService, UsesService, leftInWords } from '@guike/benefits';
import type { AnswerOf, BodyOf, familyEndpoints, staffFamilyEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { discountInWords } from '@guike/programme';
import type { OfficeReader } from '../office/office-reader';
import { requireServed } from './benefit-desk';
import { BenefitRights, type Rights, leftOf, requireRight } from './benefit-rights';
import { FamilyTold } from './family-told';
import { type FamilyView, FamilyViews, nowIs } from './family-views';
import { sharedOf } from './shared';
import { newUse } from './use-benefit';

type Using = (typeof staffFamilyEndpoints)['useFamily'];
/** What is handed over as it is: a booking, a loan, a coupon and a partner's offer have a way of their own. */
const handedOver: ReadonlySet<string> = new Set(['arrival', 'service', 'custom']);

type AtCounter = AnswerOf<(typeof staffFamilyEndpoints)['memberFamily']>;

@Injectable()
export class ShareBenefits {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly family: FamilyService,
    private readonly uses: UsesService,
    private readonly views: FamilyViews,
    private readonly told: FamilyTold,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async mine(memberId: MemberId): Promise<FamilyView> {
    const tx = this.database.reading;
    return this.views.mine(tx, await this.rights.read(tx, memberId));
  }

  /** The same id again is the same person. Errors: MEMBER_UNKNOWN, FAMILY_OFF (not of this tier), FAMILY_FULL. */
  async add(
    memberId: MemberId,
    { id, name, relation }: BodyOf<(typeof familyEndpoints)['addFamily']>,
  ): Promise<FamilyView> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, memberId);
      const named = await this.family.of(tx, rights.names);
      if (named.every((each) => each.id !== id)) {
        const { familySharing, most } = sharedOf(rights);
        if (!familySharing) throw new DomainError('FAMILY_OFF');
        if (named.length >= most) throw new DomainError('FAMILY_FULL', { most });
        if (await this.family.add(tx, memberId, { id, name, relation }))
          await this.told.record(tx, memberId, 'family.named', id);
      }
      return this.views.mine(tx, rights);
    });
  }

  /** Ends it at once; a member who accepted is told. Error: FAMILY_UNKNOWN. */
  async remove(memberId: MemberId, id: string): Promise<FamilyView> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, memberId);
      const ended = await this.family.remove(tx, rights.names, id);
      if (ended === undefined) throw new DomainError('FAMILY_UNKNOWN');
      if (ended !== null) {
        if (ended.guestId !== null) await this.told.ended(tx, memberId, { id, guestId: ended.guestId });
        await this.told.record(tx, memberId, 'family.removed', id);
      }
      return this.views.mine(tx, rights);
    });
  }

  /** For the counter, names in part. Error: MEMBER_UNKNOWN, of whom this person has not looked up today, too. */
  async ofServed(memberId: MemberId, by: OfficeReader): Promise<AtCounter> {
    const tx = this.database.reading;
    const rights = await this.rights.read(tx, memberId);
    await requireServed(tx, rights, by);
    return this.views.atCounter(tx, rights, by.storeId);
  }

  /**
   * What family or a companion had, against the owner's own quota. Of a member who accepted it is enough that they stand
   * here; the owner is told. Errors: MEMBER_UNKNOWN, FAMILY_OFF, FAMILY_UNKNOWN, ACCOUNT_FROZEN (the guest's) and those of `requireRight`; BENEFIT_NOT_ASKED (nothing one hands over); OPERATION_CONFLICT where the id stands for something else.
   */
  async use(wish: BodyOf<Using>, by: OfficeReader): Promise<AnswerOf<Using>> {
    return this.database.inTransaction(async (tx) => {
      const { id, familyId, kind, code } = wish;
      const rights = await this.rights.lock(tx, await nowIs(tx, wish.memberId));
      const { memberId, names } = rights;
      const one = (await this.family.of(tx, names)).find((each) => each.id === familyId) ?? null;
      const guest = one?.guestId ? await this.rights.read(tx, await nowIs(tx, one.guestId)) : null;
      await requireServed(tx, { ...rights, names: [...names, ...(guest?.names ?? [])] }, by);
      if (guest && guest.holder.state !== 'active') throw new DomainError('ACCOUNT_FROZEN');
      const percentOff = percentOf(rights, wish, one);
      const used = { ...{ memberId, id, familyId, kind, percentOff }, code: kind === 'benefit' ? code : null };
      const before = await this.family.used(tx, names, id);
      if (before && (before.familyId !== familyId || before.kind !== kind || before.code !== used.code))
        throw new DomainError('OPERATION_CONFLICT');
      const isNew = await this.family.record(tx, { ...used, storeId: by.storeId, by: by.staffId });
      if (isNew && kind === 'benefit') {
        const name = await this.handOver(tx, rights, { id, code: code ?? '' }, by);
        if (guest) await this.told.used(tx, memberId, { id, guestId: guest.memberId, ...name });
      }
      if (isNew) await this.told.served(tx, memberId, { id, familyId, percentOff, storeId: by.storeId }, by.staffId);
      return { duplicate: !isNew, sentence: sentenceOf(kind, percentOff) };
    });
  }

  /** Answers what the owner is told of it. */
  private async handOver(
    tx: Tx,
    rights: Rights,
    { id, code }: { readonly id: string; readonly code: string },
    { staffId, storeId }: OfficeReader,
  ): Promise<{ benefit: string; day: BusinessDay; left: string | null }> {
    if (await this.uses.findOfNames(tx, rights.names, id)) throw new DomainError('OPERATION_CONFLICT');
    const right = requireRight(rights, code, storeId);
    if (!handedOver.has(right.benefit.delivery)) throw new DomainError('BENEFIT_NOT_ASKED');
    const made = {
      ...newUse(rights, right, id),
      storeId,
      state: 'delivered',
      askedBy: staffId,
      note: '家人使用',
    } as const;
    await this.uses.open(tx, made, rights.names);
    const before = leftOf(rights, right);
    const left = leftInWords(right.quota, before === null ? null : before - 1);
    return { benefit: right.benefit.name, day: rights.day, left };
  }
}

/** Whether it is shared at all, and what comes off. Errors: FAMILY_OFF, FAMILY_UNKNOWN. */
function percentOf(rights: Rights, { familyId, kind }: BodyOf<Using>, one: FamilyMember | null): number | null {
  const { familySharing, companion, always } = sharedOf(rights);
  if (kind === 'companion') {
    if (companion === 0 || familyId !== null) throw new DomainError('FAMILY_OFF');
    return companion;
  }
  if (!familySharing || (kind === 'discount' && always === 0)) throw new DomainError('FAMILY_OFF');
  if (one === null) throw new DomainError('FAMILY_UNKNOWN');
  return kind === 'discount' ? always : null;
}

function sentenceOf(kind: 'benefit' | 'discount' | 'companion', percentOff: number | null): string {
  if (kind === 'benefit') return '家人享权益，用的是会员的次数';
  return `${kind === 'companion' ? '同行一位好友' : '家人消费'}，${discountInWords(percentOff ?? 0)}`;
}
