// A review of all tiers, a piece at a time: each piece is one transaction with the mark of how far the run has come, so
// that a stop, a crash or a second worker neither loses nor repeats anybody. Source: product.md, Tiers; docs/adr/0010.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import {
  Database,
  type JobEnding,
  type LongJob,
  type News,
  Outbox,
  type Tx,
  atCommit,
  newId,
  news,
  rows,
  together,
} from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import {
  type Counts,
  type DecidedHolding,
  HoldingsService,
  type ReviewChange,
  type ReviewRun,
  ReviewsService,
  type TierHolding,
  decideReview,
  higherOf,
  missingToKeep,
  reviewFilter,
} from '@guike/tiers';
import { ReviewAhead } from './review-ahead';

/** As long as one job goes on; short enough that a stopping worker can wait for it. */
const TURN_MS = 5_000;
const AGAIN_SECONDS = 5;
/** How the decision is named that a review made. */
const causes: Readonly<Record<ReviewChange, string>> = {
  raised: 'review',
  kept: 'kept',
  protected: 'protected',
  dropped: 'dropped',
};

/** Of a piece; one after the other, in the order of their ids. */
const JUDGED_AT_ONCE = 200;

/** `busy`: somebody else is at it. `over`: done or stopped. */
export type PieceOutcome = 'more' | 'busy' | 'over';

interface Change extends DecidedHolding {
  readonly change: ReviewChange;
}

const nothing: JobEnding = async () => undefined;

@Injectable()
export class ReviewTiers implements LongJob<'review.started'> {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly reviews: ReviewsService,
    private readonly holdings: HoldingsService,
    private readonly outbox: Outbox,
  ) {}

  /** Reviews for five seconds and asks for the next turn. */
  readonly work: LongJob<'review.started'>['work'] = async ({ reviewId }) => {
    const outcome = await this.review(reviewId, AbortSignal.timeout(TURN_MS));
    return outcome === 'over' ? nothing : this.next(reviewId, outcome === 'busy' ? AGAIN_SECONDS : 0);
  };

  /** Reviews piece after piece until the run is over, somebody else is at it, or the signal says stop. */
  async review(reviewId: string, signal?: AbortSignal): Promise<PieceOutcome> {
    const ahead = new ReviewAhead();
    try {
      for (;;) {
        const outcome = await this.piece(reviewId, ahead);
        if (outcome !== 'more' || signal?.aborted) return outcome;
      }
    } finally {
      await ahead.end();
    }
  }

  /** Judges the next members of a run and writes what changes. */
  async piece(reviewId: string, ahead?: ReviewAhead): Promise<PieceOutcome> {
    return this.database.inTransaction(async (tx) => {
      const run = await this.reviews.claim(tx, reviewId);
      if (run === null) return (await this.reviews.find(tx, reviewId))?.state === 'running' ? 'busy' : 'over';
      const { body } = await this.programmes.version(tx, run.programmeVersion);
      const filter = reviewFilter(body, run.kind, run.day);
      const piece = (await ahead?.found(run)) ?? (await this.reviews.next(tx, run, filter));
      if (piece.through !== null) {
        const then = { ...run, reviewedThrough: piece.through };
        ahead?.look(then, () => this.reviews.next(this.database.reading, then, filter));
      }
      // While Postgres locks and reads the next of them, the ones before are judged.
      const counts = await together(tx, () =>
        chunksOf(piece.candidates).map((members) => this.judge(tx, run, body, members)),
      );
      atCommit(tx, () => this.reviews.advance(tx, run, piece, sumOf(counts)));
      return piece.through === null ? 'over' : 'more';
    });
  }

  /** Judges members under their locks and writes what changes, in statements that others may be sent between. */
  private async judge(tx: Tx, run: ReviewRun, body: Programme, members: readonly MemberId[]): Promise<Counts> {
    // Postgres does these in their order, so that it reads what the locks then hold.
    const [held, leftOut] = await together(tx, () => [
      this.holdings.lock(tx, members, run.day, body),
      this.leftOut(tx, run, members),
    ]);
    const judged = held.filter(({ memberId }) => !leftOut.has(memberId));
    const changes = judged.map((holding) => changeOf(body, run, holding)).filter((change) => change !== null);
    await this.write(tx, run, changes);
    return countsOf(changes);
  }

  /**
   * Of these, who left, and who tries other rules: they are reviewed when the trial is over, by those rules or by these
   * again. Asked for by the few that it is true of, so that no member's page is read for it.
   */
  private async leftOut(tx: Tx, { day }: ReviewRun, members: readonly MemberId[]): Promise<ReadonlySet<MemberId>> {
    const found = await rows<{ id: MemberId }>(
      tx,
      `SELECT id FROM member WHERE id = ANY ($1) AND state = 'exited'
       UNION ALL SELECT m.member_id FROM programme_trial_member m JOIN programme_version v ON v.version = m.version
       WHERE m.member_id = ANY ($1) AND v.status = 'trial' AND v.effective_from <= $2 AND v.until_day >= $2`,
      [members, day],
    );
    return new Set(found.map(({ id }) => id));
  }

  private async write(tx: Tx, run: ReviewRun, changes: readonly Change[]): Promise<void> {
    const { day, programmeVersion } = run;
    await together(tx, () => [
      this.holdings.decide(tx, changes, { day, programmeVersion }),
      this.outbox.addAll(tx, changes.flatMap(newsOf)),
    ]);
  }

  private next(reviewId: string, afterSeconds: number): JobEnding {
    return (tx) => this.outbox.add(tx, 'review.started', { v: 1, reviewId }, afterSeconds);
  }
}

function chunksOf(members: readonly MemberId[]): MemberId[][] {
  const chunks = Math.ceil(members.length / JUDGED_AT_ONCE);
  return Array.from({ length: chunks }, (_, nth) => members.slice(nth * JUDGED_AT_ONCE, (nth + 1) * JUDGED_AT_ONCE));
}

function changeOf(programme: Programme, run: ReviewRun, held: TierHolding): Change | null {
  const outcome = decideReview(programme, run.kind, held, held.facts, run.day);
  if (outcome.change === null) return null;
  const { change, earned, protection, lifts, because } = outcome;
  const { memberId, floor, facts } = held;
  const shown = higherOf(programme.tiers, earned, floor?.tier ?? null);
  const tier = programme.tiers.find(({ code }) => code === held.earned);
  return {
    change,
    holding: { memberId, shown, earned, floor, protection, pausedUntil: held.pausedUntil, lifts },
    decision: {
      memberId,
      id: newId(),
      from: held.shown,
      to: shown,
      cause: causes[change],
      causeId: run.id,
      inputs: {
        facts,
        because,
        earned: { from: held.earned, to: earned },
        ...(floor === null ? {} : { floor }),
        ...(protection === null ? {} : { protection }),
        ...(tier === undefined || change === 'raised' || change === 'kept'
          ? {}
          : { missing: missingToKeep(tier, facts)?.sentence ?? null }),
      },
    },
  };
}

/** A rise under a floor shows nowhere, and is told of when the floor ends. */
function newsOf({ change, decision: { memberId, id, from, to } }: Change): News[] {
  const payload = { v: 1 as const, memberId, decisionId: id };
  if (change !== 'raised') return [news('tier.reviewed', payload)];
  return from === to ? [] : [news('tier.upgraded', payload)];
}

function countsOf(changes: readonly Change[]): Counts {
  const counts = { raised: 0, kept: 0, protected: 0, dropped: 0 };
  for (const { change } of changes) counts[change] += 1;
  return counts;
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = { raised: 0, kept: 0, protected: 0, dropped: 0 };
  for (const change of Object.keys(sum) as ReviewChange[]) for (const each of all) sum[change] += each[change];
  return sum;
}
