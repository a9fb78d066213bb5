// Messages with their outcomes, and the care tasks of the stores, in the office.
import { Controller } from '@nestjs/common';
import { type AnswerOf, adminMessageEndpoints } from '@guike/contracts/http';
import { CareList, MessageDesk } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminMessageEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class AdminMessagesController {
  constructor(
    private readonly messages: MessageDesk,
    private readonly care: CareList,
  ) {}

  @Serves(adminMessageEndpoints.messageSends)
  sends(@Asked() { query, caller }: Asking<'messageSends'>): Answering<'messageSends'> {
    return this.messages.sends(query, caller);
  }

  @Serves(adminMessageEndpoints.messageFigures)
  figures(@Asked() { query, caller }: Asking<'messageFigures'>): Answering<'messageFigures'> {
    return this.messages.figures(query, caller);
  }

  @Serves(adminMessageEndpoints.careList)
  tasks(@Asked() { query, caller }: Asking<'careList'>): Answering<'careList'> {
    return this.care.list(query, caller);
  }
}
