// Care tasks whose day has passed go to the manager, and from there to head office, one level a time.
import { Injectable } from '@nestjs/common';
import { CareTasksService } from '@guike/care';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';

const AT_ONCE = 100;

@Injectable()
export class RaiseCareTasks {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly tasks: CareTasksService,
  ) {}

  /** Answers how many went up. Safe to stop and to run twice, also at once: a raised task has its days again. */
  async raise(signal?: AbortSignal): Promise<number> {
    let raised = 0;
    while (!signal?.aborted) {
      const some = await this.database.inTransaction(async (tx) => {
        const { day } = await this.programmes.present(tx);
        return this.tasks.raise(tx, day, AT_ONCE);
      });
      raised += some;
      if (some < AT_ONCE) break;
    }
    return raised;
  }
}
