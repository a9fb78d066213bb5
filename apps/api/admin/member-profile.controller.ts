// What the office sees of what a member tells of themselves, and a birthday put right.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminProfileEndpoints } from '@guike/contracts/http';
import { OfficeProfile } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminProfileEndpoints;

@Controller()
export class MemberProfileController {
  constructor(private readonly profiles: OfficeProfile) {}

  @Serves(adminProfileEndpoints.memberProfile)
  profile(
    @Asked() { params, caller }: Call<Endpoints['memberProfile']>,
  ): Promise<AnswerOf<Endpoints['memberProfile']>> {
    return this.profiles.profile(params.id, caller);
  }

  @Serves(adminProfileEndpoints.putBirthdayRight)
  putBirthdayRight(
    @Asked() { params, body, caller }: Call<Endpoints['putBirthdayRight']>,
  ): Promise<AnswerOf<Endpoints['putBirthdayRight']>> {
    return this.profiles.putRight(params.id, body, caller);
  }
}
