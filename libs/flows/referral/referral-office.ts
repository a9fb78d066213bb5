// 转介绍 in the office: the list, and the word of head office on what is held. What is accepted late pays what has happened
// since; what is refused goes back.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, QueryOf, adminReferralEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { MemberSearch, everyIdOf } from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import { type Referral, ReferralsService } from '@guike/referrals';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { FollowFriend } from './follow-friend';
import { type ReferralView, referralOf, referralPage, referralViews } from './referral-rows';

type Endpoints = typeof adminReferralEndpoints;
type Decision = BodyOf<Endpoints['decideReferral']>;

@Injectable()
export class ReferralOffice {
  constructor(
    private readonly database: Database,
    private readonly referrals: ReferralsService,
    private readonly members: MemberSearch,
    private readonly following: FollowFriend,
    private readonly audit: Audit,
  ) {}

  /** Whoever belongs to a store sees its own. */
  async list(wish: QueryOf<Endpoints['referrals']>, by: OfficeReader): Promise<AnswerOf<Endpoints['referrals']>> {
    const tx = this.database.reading;
    const { after = null, limit, state = null, by: kind = null, memberId } = wish;
    const memberIds = memberId === undefined ? null : await everyIdOf(tx, memberId);
    const page = { after, limit: limit + 1, storeId: by.storeId, state, by: kind, memberIds };
    const { items, next } = pageOf(await referralPage(tx, page), limit, ({ id }) => id);
    return { items: await referralViews(tx, this.members, items), next };
  }

  /** Error: REFERRAL_UNKNOWN, of nobody's and of another store's alike. */
  async one(id: string, by: OfficeReader): Promise<ReferralView> {
    return this.view(this.database.reading, id, by);
  }

  /**
   * Accepts what is held, or refuses it; what was accepted may be refused afterwards. The same word by the same person
   * again changes nothing. Errors: REFERRAL_UNKNOWN, ALREADY_DECIDED (refused, or not judged yet).
   */
  async decide(id: string, decision: Decision, by: OfficeReader): Promise<ReferralView> {
    return this.database.inTransaction(async (tx) => {
      const before = await this.view(tx, id, by);
      const referral = await this.referrals.claim(tx, id);
      if (!referral) throw new DomainError('REFERRAL_UNKNOWN');
      const state = decision.approve ? 'accepted' : 'refused';
      if (referral.state === state && (await this.isTheirs(tx, id, by))) return before;
      if (!mayBecome(referral, state)) throw new DomainError('ALREADY_DECIDED');
      const reason = decision.approve ? null : decision.reason;
      await this.referrals.decide(tx, referral, { state, by: by.staffId, reason });
      await this.following.follow(tx, { ...referral, state });
      await this.audit.record(tx, {
        actorKind: 'staff',
        actorId: by.staffId,
        action: `referral.${state}`,
        memberId: referral.friendId,
        detail: { id, referrerId: referral.referrerId, ...(reason !== null && { reason }) },
      });
      return this.view(tx, id, by);
    });
  }

  private async isTheirs(tx: Tx, id: string, { staffId, storeId }: OfficeReader): Promise<boolean> {
    return (await referralOf(tx, id, storeId))?.decidedBy === staffId;
  }

  private async view(tx: Tx, id: string, { storeId }: OfficeReader): Promise<ReferralView> {
    const found = await referralOf(tx, id, storeId);
    if (!found) throw new DomainError('REFERRAL_UNKNOWN');
    const [view] = await referralViews(tx, this.members, [found]);
    return view as ReferralView;
  }
}

const mayBecome = ({ state }: Referral, next: 'accepted' | 'refused'): boolean =>
  state === 'held' || (state === 'accepted' && next === 'refused');
