// 家人同享 as its owner, its guest and the counter read it: names of members always in part.
import { Injectable } from '@nestjs/common';
import {
  type FamilyInvitation,
  FamilyInvitationsService,
  FamilyService,
  type Shared,
  leftInWords,
} from '@guike/benefits';
import type { AnswerOf, familyEndpoints, staffFamilyEndpoints } from '@guike/contracts/http';
import { type MemberId, type StoreId, businessDayOf } from '@guike/kernel';
import { MemberSearch, keepersOf, maskName } from '@guike/members';
import type { Tx } from '@guike/platform';
import { dayInWords, discountInWords } from '@guike/programme';
import { isGiven } from './benefit-desk';
import { BenefitRights, type Rights, leftOf } from './benefit-rights';
import { sharedOf } from './shared';

export type FamilyView = AnswerOf<(typeof familyEndpoints)['family']>;
type Invited = AnswerOf<(typeof familyEndpoints)['familyInvitation']>;
type AtCounter = AnswerOf<(typeof staffFamilyEndpoints)['memberFamily']>;
type Relation = FamilyView['people'][number]['relation'];

const CONSENT = '我已告诉这位家人，并得到同意：门店为核对身份记下姓名和关系，随时可以移除。';

@Injectable()
export class FamilyViews {
  constructor(
    private readonly rights: BenefitRights,
    private readonly family: FamilyService,
    private readonly invitations: FamilyInvitationsService,
    private readonly members: MemberSearch,
  ) {}

  /** What a member is shown of their own. */
  async mine(tx: Tx, rights: Rights): Promise<FamilyView> {
    const open = await this.invitations.open(tx, rights.names);
    const shared: FamilyView['shared'] = [];
    for (const each of await this.family.sharedWith(tx, rights.names)) shared.push(await this.sharedOf(tx, each));
    return {
      ...(await this.terms(tx, rights)),
      invitations: open.map(({ id, code, relation, untilAt }) => ({
        ...{ id, code, relation: relation as Relation },
        until: businessDayOf(untilAt, rights.body.timeZone),
      })),
      shared,
    };
  }

  /** What the counter is shown of whoever stands there; names in part. */
  async atCounter(tx: Tx, rights: Rights, storeId: StoreId | null): Promise<AtCounter> {
    const terms = await this.terms(tx, rights);
    const shared = rights.holder.state === 'active' ? await this.family.sharedWith(tx, rights.names) : [];
    const here: AtCounter['here'] = [];
    for (const each of shared) here.push(...(await this.hereBy(tx, each, storeId)));
    return { ...terms, people: terms.people.map((each) => ({ ...each, name: maskName(each.name) })), here };
  }

  /** What somebody who opens an invitation is shown. */
  async invited(tx: Tx, invitation: FamilyInvitation, guest: Rights): Promise<Invited> {
    const { memberId, relation, untilAt } = invitation;
    const owner = await this.nameOf(tx, memberId);
    const until = businessDayOf(untilAt, guest.body.timeZone);
    const standing = standingOf(invitation, guest);
    return {
      ...{ owner, until, standing, relation: relation as Relation },
      sentence: sentenceOf(standing, dayInWords(until, guest.day)),
      consent: `同意后，${owner ?? '对方'}能看到您的部分姓名；您到店报自己的手机号，就能用对方的权益，次数算对方的。双方随时都可以结束。`,
    };
  }

  /** Of whoever somebody is now, in part. */
  async nameOf(tx: Tx, memberId: MemberId): Promise<string | null> {
    const id = await nowIs(tx, memberId);
    return (await this.members.maskedFaces(tx, [id])).get(id)?.nameMasked ?? null;
  }

  private async terms(tx: Tx, rights: Rights): Promise<Omit<FamilyView, 'invitations' | 'shared'>> {
    const { familySharing, companion, always, most } = sharedOf(rights);
    const people: FamilyView['people'] = [];
    for (const { id, name, relation, guestId } of await this.family.of(tx, rights.names)) {
      const told = guestId === null ? name : await this.nameOf(tx, guestId);
      people.push({ id, name: told ?? '一位会员', relation: relation as Relation, member: guestId !== null });
    }
    return {
      sharing: familySharing,
      familyDiscount: familySharing && always > 0 ? discountInWords(always) : null,
      companionDiscount: companion > 0 ? discountInWords(companion) : null,
      most,
      sentence: familySharing
        ? `家人到店，就能用您的权益。最多 ${most} 位，用的是您的次数。`
        : '有了以后，在权益里就能看到',
      consent: CONSENT,
      people,
    };
  }

  private async sharedOf(tx: Tx, { memberId, id, relation }: Shared): Promise<FamilyView['shared'][number]> {
    const owner = await this.rights.read(tx, await nowIs(tx, memberId));
    return {
      ...{ id, relation: relation as Relation, owner: await this.nameOf(tx, owner.memberId) },
      sentence: sharedOf(owner).familySharing
        ? '到店报您自己的手机号，就能用对方的权益，次数算对方的'
        : '对方现在没有家人同享，恢复后就能用',
    };
  }

  /** Nothing where the owner has nothing to share now. */
  private async hereBy(tx: Tx, { memberId, id }: Shared, storeId: StoreId | null): Promise<AtCounter['here']> {
    const owner = await this.rights.read(tx, await nowIs(tx, memberId));
    const { familySharing, always } = sharedOf(owner);
    if (!familySharing) return [];
    const rightsHere = owner.entitlements.all.filter(
      (right) => isGiven(right) && (right.onlyAt === null || right.onlyAt === storeId) && leftOf(owner, right) !== 0,
    );
    const offers = rightsHere.map((right) => {
      const left = leftInWords(right.quota, leftOf(owner, right));
      return { code: right.benefit.code, name: right.benefit.name, terms: left === null ? [] : [left] };
    });
    const discount = always > 0 ? discountInWords(always) : null;
    return [{ memberId: owner.memberId, familyId: id, owner: await this.nameOf(tx, owner.memberId), discount, offers }];
  }
}

/** Who somebody is now, where two were found to be one. */
export async function nowIs(tx: Tx, memberId: MemberId): Promise<MemberId> {
  return (await keepersOf(tx, memberId)).at(-1) ?? memberId;
}

export function standingOf(
  { memberId, state, untilAt, guestId }: FamilyInvitation,
  { names, now }: Pick<Rights, 'names' | 'now'>,
): Invited['standing'] {
  if (names.includes(memberId)) return 'own';
  if (state === 'accepted' && guestId !== null && names.includes(guestId)) return 'accepted';
  return state === 'open' && untilAt > now ? 'open' : 'over';
}

function sentenceOf(standing: Invited['standing'], until: string): string {
  switch (standing) {
    case 'open':
      return `${until}前（含当日）可以接受`;
    case 'own':
      return '这是您自己发出的邀请，请让家人在对方手机上打开';
    case 'accepted':
      return '您已接受，到店报自己的手机号就能用';
    case 'over':
      return '这份邀请已失效，请让家人再发一次';
  }
}
