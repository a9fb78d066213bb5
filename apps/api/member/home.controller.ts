// The pages a member sees behind the first one: points, tiers, and the card.
import { Controller } from '@nestjs/common';
import { type AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { MemberCard, PointsPage, TiersPage } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof memberEndpoints;

@Controller()
export class HomeController {
  constructor(
    private readonly pointsPage: PointsPage,
    private readonly tiersPage: TiersPage,
    private readonly memberCard: MemberCard,
  ) {}

  @Serves(memberEndpoints.points)
  points(@Asked() { caller, query }: Call<Endpoints['points']>): Promise<AnswerOf<Endpoints['points']>> {
    return this.pointsPage.points(caller.memberId, query);
  }

  @Serves(memberEndpoints.tiers)
  tiers(@Asked() { caller }: Call<Endpoints['tiers']>): Promise<AnswerOf<Endpoints['tiers']>> {
    return this.tiersPage.tiers(caller.memberId);
  }

  @Serves(memberEndpoints.card)
  card(@Asked() { caller }: Call<Endpoints['card']>): Promise<AnswerOf<Endpoints['card']>> {
    return this.memberCard.card(caller.memberId);
  }
}
