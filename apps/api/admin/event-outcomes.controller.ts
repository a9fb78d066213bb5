// What an event brought, as the office reads it.
import { Controller, StreamableFile } from '@nestjs/common';
import { type AnswerOf, eventOutcomeEndpoints } from '@guike/contracts/http';
import { EventOutcomes } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof eventOutcomeEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

@Controller()
export class OfficeEventOutcomesController {
  constructor(private readonly outcomes: EventOutcomes) {}

  @Serves(eventOutcomeEndpoints.eventOutcome)
  outcome(@Asked() { caller, params, query }: Asking<'eventOutcome'>): Answering<'eventOutcome'> {
    return this.outcomes.outcome(params.id, query.days, caller);
  }

  @Serves(eventOutcomeEndpoints.exportEventOutcome)
  async export(@Asked() { caller, params, query }: Asking<'exportEventOutcome'>): Promise<StreamableFile> {
    const { name, content } = await this.outcomes.file(params.id, query.days, caller);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
    return new StreamableFile(content, {
      type: eventOutcomeEndpoints.exportEventOutcome.download as string,
      disposition,
    });
  }

  @Serves(eventOutcomeEndpoints.eventRatings)
  ratings(@Asked() { caller, params, query }: Asking<'eventRatings'>): Answering<'eventRatings'> {
    return this.outcomes.ratingList(params.id, query, caller);
  }
}
