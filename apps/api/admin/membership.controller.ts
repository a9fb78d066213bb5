// Who comes in and who is shut out: applications, invitations, frozen cards.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminMembershipEndpoints } from '@guike/contracts/http';
import {
  ApplicationList,
  ApplyForMembership,
  DecideApplication,
  FreezeCard,
  InviteToJoin,
  MembershipHistory,
  MembershipLists,
} from '@guike/flows';
import { RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';
import { watchPhones } from './phone-limit';

type Endpoints = typeof adminMembershipEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class ApplicationsController {
  constructor(
    private readonly lists: MembershipLists,
    private readonly listing: ApplicationList,
    private readonly applying: ApplyForMembership,
    private readonly deciding: DecideApplication,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(adminMembershipEndpoints.joiningWays)
  ways(@Asked() { caller }: Asking<'joiningWays'>): Answering<'joiningWays'> {
    return this.lists.ways(caller);
  }

  @Serves(adminMembershipEndpoints.applications)
  applications(@Asked() { query, caller }: Asking<'applications'>): Answering<'applications'> {
    return this.listing.list(query, caller);
  }

  @Serves(adminMembershipEndpoints.apply)
  apply(@Asked() { body, caller }: Asking<'apply'>): Answering<'apply'> {
    return watchPhones(this.limiter, caller.staffId, () => this.applying.apply(body, caller));
  }

  @Serves(adminMembershipEndpoints.decideApplication)
  decide(@Asked() { params, body, caller }: Asking<'decideApplication'>): Answering<'decideApplication'> {
    return this.deciding.decide({ memberId: params.id, id: params.application }, body, caller);
  }
}

@Controller()
export class MembershipController {
  constructor(
    private readonly lists: MembershipLists,
    private readonly inviting: InviteToJoin,
    private readonly freezing: FreezeCard,
    private readonly histories: MembershipHistory,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(adminMembershipEndpoints.invitations)
  invitations(@Asked() { query, caller }: Asking<'invitations'>): Answering<'invitations'> {
    return this.lists.invitations(query, caller);
  }

  @Serves(adminMembershipEndpoints.invite)
  invite(@Asked() { body, caller }: Asking<'invite'>): Answering<'invite'> {
    return watchPhones(this.limiter, caller.staffId, () => this.inviting.invite(body, caller));
  }

  @Serves(adminMembershipEndpoints.withdrawInvitation)
  withdraw(@Asked() { params, caller }: Asking<'withdrawInvitation'>): Answering<'withdrawInvitation'> {
    return this.inviting.withdraw({ memberId: params.id, id: params.invitation }, caller);
  }

  @Serves(adminMembershipEndpoints.frozenCards)
  frozen(@Asked() { query, caller }: Asking<'frozenCards'>): Answering<'frozenCards'> {
    return this.lists.frozen(query, caller);
  }

  @Serves(adminMembershipEndpoints.freeze)
  freeze(@Asked() { params, body, caller }: Asking<'freeze'>): Answering<'freeze'> {
    return this.freezing.freeze(params.id, body, caller);
  }

  @Serves(adminMembershipEndpoints.unfreeze)
  unfreeze(@Asked() { params, body, caller }: Asking<'unfreeze'>): Answering<'unfreeze'> {
    return this.freezing.unfreeze({ memberId: params.id, id: params.freeze }, body, caller);
  }

  @Serves(adminMembershipEndpoints.membership)
  history(@Asked() { params, caller }: Asking<'membership'>): Answering<'membership'> {
    return this.histories.history(params.id, caller);
  }
}
