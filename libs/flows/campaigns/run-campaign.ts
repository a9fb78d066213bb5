// A run of a campaign, a piece of its members at a time: who is in it is written down, told and given in one transaction with
// the mark of how far it is, so that a stop, a crash or a second worker neither loses nor repeats anybody.
// Source: product.md, Birthdays and other campaigns; docs/adr/0017.
import { Injectable } from '@nestjs/common';
import {
  type BudgetLeft,
  type Campaign,
  CampaignRunsService,
  SegmentsService,
  type Target,
  allot,
} from '@guike/campaigns';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { CampaignGifts } from './campaign-gifts';
import { CampaignLetters } from './campaign-letters';
import { limitsOf } from './run-audience';

/** How many members are looked at in one transaction. */
const PIECE = 500;

/** `busy`: somebody else is at it. `over`: done or stopped. */
export type RunOutcome = 'more' | 'busy' | 'over';

@Injectable()
export class RunCampaign {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly runs: CampaignRunsService,
    private readonly segments: SegmentsService,
    private readonly letters: CampaignLetters,
    private readonly gifts: CampaignGifts,
  ) {}

  /** Works piece after piece until the run is over, somebody else is at it, or the signal says stop. */
  async run(runId: string, signal?: AbortSignal): Promise<RunOutcome> {
    for (;;) {
      const outcome = await this.piece(runId);
      if (outcome !== 'more' || signal?.aborted) return outcome;
    }
  }

  /** Works off the next members of a run. */
  async piece(runId: string): Promise<RunOutcome> {
    return this.database.inTransaction(async (tx) => {
      const claimed = await this.runs.claim(tx, runId);
      if (claimed === null) return (await this.runs.find(tx, runId))?.state === 'running' ? 'busy' : 'over';
      const { run, campaign } = claimed;
      const present = await this.programmes.present(tx);
      const page = { today: present.day, after: run.throughId, limit: PIECE };
      const ids = await this.segments.members(tx, run.terms.rule, page, limitsOf(run));
      const couponFen = run.terms.content.coupon?.costFen ?? 0;
      const { holdoutPercent } = run.terms;
      const lot = { campaignId: campaign.id, holdoutPercent, couponFen };
      const { targets, through, ended } = allot(ids, lot, budgetLeft(campaign), ids.length < PIECE);
      const fresh = await this.runs.target(tx, run, targets, run.day);
      const sent = idsOf(fresh, 'send');
      if (sent.length > 0) {
        const letters = await this.letters.write(tx, run.terms.content, sent, present);
        await this.gifts.give(tx, run, letters, present.day);
      }
      const counts = { sent: sent.length, heldOut: fresh.length - sent.length, couponFen: sent.length * couponFen };
      await this.runs.advance(tx, run, { through, ended, ...counts });
      return ended === null ? 'more' : 'over';
    });
  }
}

const idsOf = (targets: readonly Target[], which: Target['arm']) =>
  targets.filter(({ arm }) => arm === which).map(({ memberId }) => memberId);

function budgetLeft({ mostMessages, mostCouponFen, sentMessages, sentCouponFen }: Campaign): BudgetLeft {
  return {
    messages: mostMessages === null ? null : mostMessages - sentMessages,
    couponFen: mostCouponFen === null ? null : mostCouponFen - sentCouponFen,
  };
}
