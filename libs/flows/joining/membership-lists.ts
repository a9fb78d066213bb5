// Invitations and frozen cards as the office lists them, and what of joining it may do itself.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminMembershipEndpoints } from '@guike/contracts/http';
import { FreezesService, InvitationsService, MemberSearch } from '@guike/members';
import { Database } from '@guike/platform';
import { ProgrammeService, paperVersions, rolesInWords } from '@guike/programme';
import { StoreDirectory } from '@guike/stores';
import { freezeReasonInWords, mayLift } from './freeze-card';
import { facesFor, namesFor } from './membership-rows';
import { storeNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';

type Endpoints = typeof adminMembershipEndpoints;
type Answer<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Injectable()
export class MembershipLists {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly invited: InvitationsService,
    private readonly freezes: FreezesService,
    private readonly members: MemberSearch,
    private readonly stores: StoreDirectory,
  ) {}

  /** Error: PROGRAMME_MISSING. */
  async ways(by: OfficeReader): Answer<'joiningWays'> {
    const tx = this.database.reading;
    const { joining } = (await this.programmes.present(tx)).body;
    const { application: rules } = joining;
    const stores = await this.stores.stores(tx, by.storeId);
    return {
      application: rules && {
        mayFile: rules.filedBy.includes(by.role),
        mayDecide: rules.approvedBy.includes(by.role),
        withReceipt: rules.withReceipt,
        filedBy: rolesInWords(rules.filedBy),
        approvedBy: rolesInWords(rules.approvedBy),
      },
      invites: joining.invitation,
      paper: { version: paperVersions.agreement, title: '会员协议' },
      stores: stores.map(({ code, name }) => ({ code, name })),
    };
  }

  /** Who belongs to a store sees its own. */
  async invitations({ after, limit }: QueryOf<Endpoints['invitations']>, by: OfficeReader): Answer<'invitations'> {
    const tx = this.database.reading;
    const { day: today } = await this.programmes.present(tx);
    const wanted = { today, after: after ?? null, storeId: by.storeId, limit: limit + 1 };
    const { items, next } = pageOf(await this.invited.page(tx, wanted), limit, ({ id }) => id);
    const ids = items.map(({ memberId }) => memberId);
    const faceOf = await facesFor(tx, this.members, ids, by);
    const people = items.map(({ invitedBy }) => invitedBy);
    const nameOf = await namesFor(tx, people);
    const storeIds = items.map(({ storeId }) => storeId);
    const stores = await storeNames(tx, storeIds);
    return {
      items: items.map((each) => ({
        ...faceOf(each.memberId),
        id: each.id,
        storeName: stores.get(each.storeId) ?? '',
        reason: each.reason,
        state: each.state,
        expiresOn: each.expiresOn,
        invitedBy: nameOf(each.invitedBy),
        invitedAt: each.invitedAt.toISOString(),
        endedAt: each.endedAt?.toISOString() ?? null,
      })),
      next,
    };
  }

  /** Every store sees all of them: a member may turn up in any. */
  async frozen({ after, limit }: QueryOf<Endpoints['frozenCards']>, by: OfficeReader): Answer<'frozenCards'> {
    const tx = this.database.reading;
    const wanted = { after: after ?? null, limit: limit + 1 };
    const { items, next } = pageOf(await this.freezes.page(tx, wanted), limit, ({ id }) => id);
    const ids = items.map(({ memberId }) => memberId);
    const faceOf = await facesFor(tx, this.members, ids, by);
    const people = items.map(({ frozenBy }) => frozenBy);
    const nameOf = await namesFor(tx, people);
    const storeIds = items.map(({ storeId }) => storeId);
    const stores = await storeNames(tx, storeIds);
    return {
      items: items.map((each) => {
        const face = faceOf(each.memberId);
        return {
          ...face,
          id: each.id,
          reason: freezeReasonInWords(each.reason),
          note: each.note,
          frozenBy: nameOf(each.frozenBy),
          frozenAt: each.frozenAt.toISOString(),
          storeName: each.storeId && (stores.get(each.storeId) ?? null),
          mayLift: face.mayOpen && mayLift(each, by),
        };
      }),
      next,
    };
  }
}
