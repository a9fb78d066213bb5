// Gives members from before the search their keyed indexes, a piece at a time, after the database was migrated.
import { Injectable } from '@nestjs/common';
import { MemberSearch } from '@guike/members';
import { Database } from '@guike/platform';

const PIECE = 500;

@Injectable()
export class IndexMembers {
  constructor(
    private readonly database: Database,
    private readonly members: MemberSearch,
  ) {}

  /**
   * Fills what is missing and answers how many members that were. Each piece commits on its own, so that whoever is
   * stopped goes on where they were, and the shop stays open meanwhile. Of two at once, the one that waited for the
   * other's piece may find it done, and leaves the rest to the other.
   */
  async indexAll(onProgress: (done: number) => void = () => undefined): Promise<number> {
    for (let done = 0; ;) {
      const indexed = await this.database.inTransaction((tx) => this.members.indexMissing(tx, PIECE));
      if (indexed === 0) return done;
      done += indexed;
      onProgress(done);
    }
  }
}
