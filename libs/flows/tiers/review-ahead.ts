// The next piece of a review, looked for on a connection of its own while the one before is judged.
import type { MemberId } from '@guike/kernel';
import type { Piece, ReviewRun } from '@guike/tiers';

/** What it finds are candidates: whoever is locked is read again, and a piece that begins elsewhere looks for itself. */
export class ReviewAhead {
  private next: { readonly from: MemberId | null; readonly piece: Promise<Piece | null> } | null = null;

  look(run: ReviewRun, find: () => Promise<Piece>): void {
    // A look that fails is made again by the piece itself, which then fails for the same reason.
    this.next = { from: run.reviewedThrough, piece: find().catch(() => null) };
  }

  /** The piece that was looked for where the run stands; null: there is none. */
  async found(run: ReviewRun): Promise<Piece | null> {
    const { next } = this;
    return next?.from === run.reviewedThrough ? next.piece : null;
  }

  /** Nothing is asked any more when this is done. */
  async end(): Promise<void> {
    await this.next?.piece;
  }
}
