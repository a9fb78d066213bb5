// 同享: whom a member names to use their rights, and what the counter gives family or a companion by them.
import { Injectable } from '@nestjs/common';
import { FAMILY_AT_MOST, FamilyService, type FamilyUse, UsesService } from '@guike/benefits';
import type { AnswerOf, BodyOf, familyEndpoints, staffFamilyEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { keepersOf, maskName } from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import { discountInWords } from '@guike/programme';
import type { OfficeReader } from '../office/office-reader';
import { requireServed } from './benefit-desk';
import { BenefitRights, type Rights, requireRight } from './benefit-rights';
import { sharedOf } from './shared';
import { newUse } from './use-benefit';

type FamilyView = AnswerOf<(typeof familyEndpoints)['family']>;
type Using = (typeof staffFamilyEndpoints)['useFamily'];

/** What is handed over as it is: a booking, a loan, a coupon and a partner's offer have a way of their own. */
const handed: ReadonlySet<string> = new Set(['arrival', 'service', 'custom']);

const CONSENT = '我已告诉这位家人，并得到同意：门店为核对身份记下姓名和关系，随时可以移除。';

@Injectable()
export class ShareBenefits {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly family: FamilyService,
    private readonly uses: UsesService,
    private readonly audit: Audit,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async mine(memberId: MemberId): Promise<FamilyView> {
    const tx = this.database.reading;
    return this.view(tx, await this.rights.read(tx, memberId));
  }

  /** The same id again is the same person. Errors: MEMBER_UNKNOWN, FAMILY_OFF (not of this tier), FAMILY_FULL. */
  async add(
    memberId: MemberId,
    { id, name, relation }: BodyOf<(typeof familyEndpoints)['addFamily']>,
  ): Promise<FamilyView> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, memberId);
      const named = await this.family.of(tx, memberId);
      if (named.every((each) => each.id !== id)) {
        if (!sharedOf(rights).familySharing) throw new DomainError('FAMILY_OFF');
        if (named.length >= FAMILY_AT_MOST) throw new DomainError('FAMILY_FULL', { most: FAMILY_AT_MOST });
        if (await this.family.add(tx, memberId, { id, name, relation }))
          await this.record(tx, memberId, 'family.named', id);
      }
      return this.view(tx, rights);
    });
  }

  /** Error: FAMILY_UNKNOWN. */
  async remove(memberId: MemberId, id: string): Promise<FamilyView> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, memberId);
      if (!(await this.family.remove(tx, memberId, id))) throw new DomainError('FAMILY_UNKNOWN');
      await this.record(tx, memberId, 'family.removed', id);
      return this.view(tx, rights);
    });
  }

  /** For the counter, names in part. Error: MEMBER_UNKNOWN, of whom this person has not looked up today, too. */
  async ofServed(memberId: MemberId, by: OfficeReader): Promise<FamilyView> {
    const tx = this.database.reading;
    const rights = await this.rights.read(tx, memberId);
    await requireServed(tx, rights, by);
    const view = await this.view(tx, rights);
    return { ...view, people: view.people.map((each) => ({ ...each, name: maskName(each.name) })) };
  }

  /**
   * What family or a companion had, against the owner's own quota. Errors: MEMBER_UNKNOWN, FAMILY_OFF, FAMILY_UNKNOWN and
   * those of `requireRight`; BENEFIT_NOT_ASKED (nothing one hands over); OPERATION_CONFLICT where the id stands for something else.
   */
  async use(wish: BodyOf<Using>, by: OfficeReader): Promise<AnswerOf<Using>> {
    return this.database.inTransaction(async (tx) => {
      const { id, familyId, kind, code } = wish;
      const rights = await this.rights.lock(tx, (await keepersOf(tx, wish.memberId)).at(-1) ?? wish.memberId);
      await requireServed(tx, rights, by);
      const { memberId } = rights;
      const percentOff = await this.percentOf(tx, rights, wish);
      const used = { ...{ memberId, id, familyId, kind, percentOff }, code: kind === 'benefit' ? code : null };
      const before = await this.family.used(tx, memberId, id);
      if (before && (before.familyId !== familyId || before.kind !== kind || before.code !== used.code))
        throw new DomainError('OPERATION_CONFLICT');
      const isNew = await this.family.record(tx, { ...used, storeId: by.storeId, by: by.staffId });
      if (isNew && kind === 'benefit') await this.handOver(tx, rights, { id, code: code ?? '' }, by);
      if (isNew) await this.recordUse(tx, memberId, { id, familyId, percentOff, storeId: by.storeId }, by);
      return { duplicate: !isNew, sentence: sentenceOf(kind, percentOff) };
    });
  }

  /** Whether it is shared at all, and what comes off. */
  private async percentOf(tx: Tx, rights: Rights, { familyId, kind }: BodyOf<Using>): Promise<number | null> {
    const { familySharing, companion, always } = sharedOf(rights);
    if (kind === 'companion') {
      if (companion === 0 || familyId !== null) throw new DomainError('FAMILY_OFF');
      return companion;
    }
    if (!familySharing || (kind === 'discount' && always === 0)) throw new DomainError('FAMILY_OFF');
    const named = await this.family.of(tx, rights.memberId);
    if (named.every(({ id }) => id !== familyId)) throw new DomainError('FAMILY_UNKNOWN');
    return kind === 'discount' ? always : null;
  }

  private async handOver(
    tx: Tx,
    rights: Rights,
    { id, code }: { readonly id: string; readonly code: string },
    { staffId, storeId }: OfficeReader,
  ): Promise<void> {
    if (await this.uses.findOfNames(tx, rights.names, id)) throw new DomainError('OPERATION_CONFLICT');
    const right = requireRight(rights, code, storeId);
    if (!handed.has(right.benefit.delivery)) throw new DomainError('BENEFIT_NOT_ASKED');
    const made = {
      ...newUse(rights, right, id),
      storeId,
      state: 'delivered',
      askedBy: staffId,
      note: '家人使用',
    } as const;
    await this.uses.open(tx, made, rights.names);
  }

  /** Shown to whoever gave it in the list of what they did today. */
  private async recordUse(
    tx: Tx,
    memberId: MemberId,
    { id, familyId, ...what }: Pick<FamilyUse, 'id' | 'familyId' | 'percentOff' | 'storeId'>,
    { staffId }: OfficeReader,
  ): Promise<void> {
    await this.audit.record(tx, {
      ...{ actorKind: 'staff', actorId: staffId, memberId },
      action: familyId === null ? 'companion.served' : 'family.served',
      detail: { useId: id, of: memberId, familyId, ...what },
    });
  }

  private async view(tx: Tx, rights: Rights): Promise<FamilyView> {
    const { familySharing, companion, always } = sharedOf(rights);
    const people = await this.family.of(tx, rights.memberId);
    return {
      sharing: familySharing,
      familyDiscount: familySharing && always > 0 ? discountInWords(always) : null,
      companionDiscount: companion > 0 ? discountInWords(companion) : null,
      most: FAMILY_AT_MOST,
      sentence: familySharing
        ? `家人到店报您的手机号，就能用您的权益。最多 ${FAMILY_AT_MOST} 位，用的是您的次数。`
        : '有了以后，在权益里就能看到',
      consent: CONSENT,
      people: people.map(({ id, name, relation }) => ({
        id,
        name,
        relation: relation as FamilyView['people'][number]['relation'],
      })),
    };
  }

  private async record(tx: Tx, memberId: MemberId, action: string, familyId: string): Promise<void> {
    await this.audit.record(tx, { actorKind: 'member', actorId: memberId, action, memberId, detail: { familyId } });
  }
}

function sentenceOf(kind: 'benefit' | 'discount' | 'companion', percentOff: number | null): string {
  if (kind === 'benefit') return '家人享权益，用的是会员的次数';
  return `${kind === 'companion' ? '同行一位好友' : '家人消费'}，${discountInWords(percentOff ?? 0)}`;
}
