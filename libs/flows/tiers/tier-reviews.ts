// Reviews as the office sees them: how far each is, and the switch that stops one or lets it go on.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminTierEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError } from '@guike/kernel';
import { Audit, Database, Outbox, type Tx } from '@guike/platform';
import { ProgrammeService, dayInWords } from '@guike/programme';
import { type ReviewRun, ReviewsService } from '@guike/tiers';
import { staffNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';

type Endpoints = typeof adminTierEndpoints;
export type ReviewView = AnswerOf<Endpoints['startReview']>;

const kinds: Readonly<Record<ReviewRun['kind'], string>> = {
  quarterly: '定期评估',
  programme: '新方案生效，补升等级',
  manual: '手工评估',
};

@Injectable()
export class TierReviews {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly reviews: ReviewsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async list({ after, limit }: QueryOf<Endpoints['reviews']>): Promise<AnswerOf<Endpoints['reviews']>> {
    const tx = this.database.reading;
    const found = await this.reviews.page(tx, { after: after ?? null, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { items: await this.views(tx, items), next };
  }

  /** Error: REVIEW_UNKNOWN. */
  async view(id: string, tx: Tx = this.database.reading): Promise<ReviewView> {
    const run = await this.reviews.find(tx, id);
    const [view] = await this.views(tx, run === null ? [] : [run]);
    if (!view) throw new DomainError('REVIEW_UNKNOWN');
    return view;
  }

  /** The newest run that is not done, or null. */
  async running(tx: Tx): Promise<ReviewView | null> {
    const [newest] = await this.reviews.page(tx, { after: null, limit: 1 });
    return newest && newest.state !== 'done' ? this.view(newest.id, tx) : null;
  }

  /** Stops a review between two pieces, or lets it go on where it was. Errors: REVIEW_UNKNOWN, REVIEW_DONE. */
  async switch(id: string, to: 'running' | 'stopped', by: OfficeReader): Promise<ReviewView> {
    return this.database.inTransaction(async (tx) => {
      if (await this.reviews.switch(tx, id, to, by.staffId)) {
        if (to === 'running') await this.outbox.add(tx, 'review.started', { v: 1, reviewId: id });
        const action = to === 'running' ? 'tier_review.resumed' : 'tier_review.stopped';
        await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, detail: { reviewId: id } });
      }
      const view = await this.view(id, tx);
      if (view.state === 'done') throw new DomainError('REVIEW_DONE');
      return view;
    });
  }

  private async views(tx: Tx, runs: readonly ReviewRun[]): Promise<ReviewView[]> {
    const { day: today } = await this.programmes.present(tx);
    const names = await staffNames(
      tx,
      runs.flatMap(({ startedBy, stoppedBy }) => [startedBy, stoppedBy]),
    );
    return runs.map((run) => viewOf(run, names, today));
  }
}

function viewOf(run: ReviewRun, names: ReadonlyMap<string, string>, today: BusinessDay): ReviewView {
  const { id, kind, day, state, members, reviewed, raised, kept, dropped } = run;
  return {
    id,
    kind,
    title: `${dayInWords(day, today)} ${kinds[kind]}`,
    day,
    state,
    members,
    reviewed,
    raised,
    kept,
    protected: run.protected,
    dropped,
    startedAt: run.startedAt.toISOString(),
    startedBy: run.startedBy && (names.get(run.startedBy) ?? null),
    stoppedBy: run.stoppedBy && (names.get(run.stoppedBy) ?? null),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
