// A surprise for a segment, a piece at a time: each piece is one transaction with the mark of how far it has come, so that
// a stop, a crash or a second worker neither loses nor repeats anybody. Source: docs/adr/0010.
import { Injectable } from '@nestjs/common';
import { GrantsService } from '@guike/benefits';
import { SegmentsService, segment } from '@guike/campaigns';
import { Database, type JobEnding, type LongJob, Outbox } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { Giving } from './giving';
import { GIFT } from './grant-rules';

const PIECE = 500;
/** As long as one job goes on; short enough that a stopping worker can wait for it. */
const TURN_MS = 5_000;
const AGAIN_SECONDS = 5;

/** `busy`: somebody else is at it. `over`: done or stopped. */
type Piece = 'more' | 'busy' | 'over';

const nothing: JobEnding = async () => undefined;

@Injectable()
export class OnGrantStarted implements LongJob<'grant.started'> {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly grants: GrantsService,
    private readonly segments: SegmentsService,
    private readonly giving: Giving,
    private readonly outbox: Outbox,
  ) {}

  readonly work: LongJob<'grant.started'>['work'] = async ({ grantId }) => {
    const outcome = await this.give(grantId, AbortSignal.timeout(TURN_MS));
    if (outcome === 'over') return nothing;
    const afterSeconds = outcome === 'busy' ? AGAIN_SECONDS : 0;
    return (tx) => this.outbox.add(tx, 'grant.started', { v: 1, grantId }, afterSeconds);
  };

  /** Gives piece after piece until it is over, somebody else is at it, or the signal says stop. */
  async give(grantId: string, signal?: AbortSignal): Promise<Piece> {
    for (;;) {
      const outcome = await this.piece(grantId);
      if (outcome !== 'more' || signal?.aborted) return outcome;
    }
  }

  private async piece(grantId: string): Promise<Piece> {
    return this.database.inTransaction(async (tx) => {
      const grant = await this.grants.claim(tx, grantId);
      if (!grant) return (await this.grants.find(tx, grantId))?.state === 'running' ? 'busy' : 'over';
      if (grant.audience.kind !== 'segment') throw new Error('a grant for one member is given at once');
      const { day: today } = await this.programmes.present(tx);
      const page = { today, after: grant.throughId, limit: PIECE, purpose: GIFT };
      const memberIds = await this.segments.members(tx, segment.parse(grant.audience.rule), page);
      const isLast = memberIds.length < PIECE;
      await this.giving.giveTo(tx, grant, memberIds, isLast);
      return isLast ? 'over' : 'more';
    });
  }
}
