// One member in the office: the page, the ledger, the purchases.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import { MemberFile, MemberPurchases } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminMemberEndpoints;

@Controller()
export class MemberFileController {
  constructor(
    private readonly memberFile: MemberFile,
    private readonly memberPurchases: MemberPurchases,
  ) {}

  @Serves(adminMemberEndpoints.member)
  member(@Asked() { params, caller }: Call<Endpoints['member']>): Promise<AnswerOf<Endpoints['member']>> {
    return this.memberFile.member(params.id, caller);
  }

  @Serves(adminMemberEndpoints.memberPoints)
  points(
    @Asked() { params, query, caller }: Call<Endpoints['memberPoints']>,
  ): Promise<AnswerOf<Endpoints['memberPoints']>> {
    return this.memberFile.points(params.id, query, caller);
  }

  @Serves(adminMemberEndpoints.memberPurchases)
  purchases(
    @Asked() { params, query, caller }: Call<Endpoints['memberPurchases']>,
  ): Promise<AnswerOf<Endpoints['memberPurchases']>> {
    return this.memberPurchases.list(params.id, query, caller);
  }
}
