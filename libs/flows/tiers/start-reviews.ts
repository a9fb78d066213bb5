// Reviews begin: the regular one on the first day of its period, one that raises when a new version is in force, one by
// hand. Each once, however often this runs. Source: product.md, Tiers.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError } from '@guike/kernel';
import { Audit, Database, Outbox, type Tx, newId, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type NewReview, type ReviewRun, ReviewsService, reviewDue } from '@guike/tiers';
import { EndOverrides } from './end-overrides';
import type { OfficeReader } from '../office/office-reader';

@Injectable()
export class StartReviews {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly reviews: ReviewsService,
    private readonly ending: EndOverrides,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Begins what is due and has not begun. A period that began before the first programme has no review. */
  async startDue(): Promise<void> {
    const tx = this.database.reading;
    const [first] = await rows<{ version: number; from: BusinessDay }>(
      tx,
      `SELECT version, effective_from AS "from" FROM programme_version WHERE status = 'published'
       ORDER BY effective_from, version LIMIT 1`,
    );
    if (!first) return;
    const { body, version, day } = await this.programmes.present(tx);
    const due = reviewDue(day, body.review.everyMonths);
    // Where the rules are as they were from the beginning, nobody can be anywhere else by them.
    if (version !== first.version) await this.start(`programme/${version}`, 'programme', day, version);
    if (first.from <= due) await this.start(`quarterly/${due}`, 'quarterly', day, version);
  }

  /**
   * Begins a review now; the same id again answers the same one. What has ended by its date ends before. Error:
   * REVIEW_RUNNING.
   */
  async byHand(id: string, by: OfficeReader): Promise<ReviewRun> {
    await this.ending.endDue();
    return this.database.inTransaction(async (tx) => {
      const { day, version } = await this.programmes.present(tx);
      await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended('tier-review', 0))`);
      const before = await this.reviews.find(tx, id);
      if (before) return before;
      const [newest] = await this.reviews.page(tx, { after: null, limit: 1 });
      if (newest && newest.state !== 'done') throw new DomainError('REVIEW_RUNNING');
      await this.begin(tx, {
        id,
        runKey: `manual/${id}`,
        kind: 'manual',
        day,
        programmeVersion: version,
        startedBy: by.staffId,
      });
      await this.audit.record(tx, {
        actorKind: 'staff',
        actorId: by.staffId,
        action: 'tier_review.started',
        detail: { reviewId: id },
      });
      return (await this.reviews.find(tx, id)) as ReviewRun;
    });
  }

  private async start(runKey: string, kind: 'quarterly' | 'programme', day: BusinessDay, programmeVersion: number) {
    if (await this.reviews.has(this.database.reading, runKey)) return;
    await this.ending.endDue();
    await this.database.inTransaction((tx) =>
      this.begin(tx, { id: newId(), runKey, kind, day, programmeVersion, startedBy: null }),
    );
  }

  private async begin(tx: Tx, review: NewReview): Promise<void> {
    if (await this.reviews.start(tx, review))
      await this.outbox.add(tx, 'review.started', { v: 1, reviewId: review.id });
  }
}
