// The first page a member sees.
import { Controller } from '@nestjs/common';
import { type AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { MemberHome } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

@Controller()
export class HomeController {
  constructor(private readonly memberHome: MemberHome) {}

  @Serves(memberEndpoints.home)
  home(@Asked() { caller }: Call<typeof memberEndpoints.home>): Promise<AnswerOf<typeof memberEndpoints.home>> {
    return this.memberHome.home(caller.memberId);
  }
}
