// Things that the store lends, and rights that a member shares, at the counter.
import { Controller } from '@nestjs/common';
import { type AnswerOf, loanEndpoints, staffFamilyEndpoints } from '@guike/contracts/http';
import { LendThings, LoanLists, ShareBenefits } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Loans = typeof loanEndpoints;
type Family = typeof staffFamilyEndpoints;

@Controller()
export class LoansController {
  constructor(
    private readonly lending: LendThings,
    private readonly lists: LoanLists,
    private readonly sharing: ShareBenefits,
  ) {}

  @Serves(loanEndpoints.lend)
  lend(@Asked() { body, caller }: Call<Loans['lend']>): Promise<AnswerOf<Loans['lend']>> {
    return this.lending.lend(body, caller);
  }

  @Serves(loanEndpoints.endLoan)
  end(@Asked() { params, body, caller }: Call<Loans['endLoan']>): Promise<AnswerOf<Loans['endLoan']>> {
    return this.lending.end(params, body.as, caller);
  }

  @Serves(loanEndpoints.loans)
  list(@Asked() { query, caller }: Call<Loans['loans']>): Promise<AnswerOf<Loans['loans']>> {
    return this.lists.list(query, caller);
  }

  @Serves(staffFamilyEndpoints.memberFamily)
  family(@Asked() { params, caller }: Call<Family['memberFamily']>): Promise<AnswerOf<Family['memberFamily']>> {
    return this.sharing.ofServed(params.memberId, caller);
  }

  @Serves(staffFamilyEndpoints.useFamily)
  use(@Asked() { body, caller }: Call<Family['useFamily']>): Promise<AnswerOf<Family['useFamily']>> {
    return this.sharing.use(body, caller);
  }
}
