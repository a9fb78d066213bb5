// The people who work here, in the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { ShopStaff } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminDeskEndpoints;

@Controller()
export class StaffController {
  constructor(private readonly staff: ShopStaff) {}

  @Serves(adminDeskEndpoints.staff)
  list(@Asked() { query, caller }: Call<Endpoints['staff']>): Promise<AnswerOf<Endpoints['staff']>> {
    return this.staff.list(query, caller.storeId);
  }

  @Serves(adminDeskEndpoints.hire)
  hire(@Asked() { body, caller }: Call<Endpoints['hire']>): Promise<AnswerOf<Endpoints['hire']>> {
    return this.staff.hire(body, caller.staffId);
  }

  @Serves(adminDeskEndpoints.changeStaff)
  change(
    @Asked() { params, body, caller }: Call<Endpoints['changeStaff']>,
  ): Promise<AnswerOf<Endpoints['changeStaff']>> {
    return this.staff.change(params.id, body, caller.staffId);
  }
}
