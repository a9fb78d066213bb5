// The job of a run: it works for some seconds, and asks for the next turn while there is more to do.
import { Injectable } from '@nestjs/common';
import { type JobEnding, type LongJob, Outbox } from '@guike/platform';
import { RunCampaign } from './run-campaign';

/** As long as one job goes on; short enough that a stopping worker can wait for it. */
const TURN_MS = 5_000;
const AGAIN_SECONDS = 5;

const nothing: JobEnding = async () => undefined;

@Injectable()
export class OnCampaignStarted implements LongJob<'campaign.started'> {
  constructor(
    private readonly running: RunCampaign,
    private readonly outbox: Outbox,
  ) {}

  readonly work: LongJob<'campaign.started'>['work'] = async ({ runId }) => {
    const outcome = await this.running.run(runId, AbortSignal.timeout(TURN_MS));
    if (outcome === 'over') return nothing;
    return (tx) => this.outbox.add(tx, 'campaign.started', { v: 1, runId }, outcome === 'busy' ? AGAIN_SECONDS : 0);
  };
}
