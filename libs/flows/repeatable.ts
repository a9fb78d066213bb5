// A transaction whose answer is kept under the caller's idempotency key, in the same commit as its work.
import { Injectable } from '@nestjs/common';
import { Database, type RepeatableRequest, RequestKeys, type Tx } from '@guike/platform';

@Injectable()
export class Repeatable {
  constructor(
    private readonly database: Database,
    private readonly requestKeys: RequestKeys,
  ) {}

  /** Runs the work once per key. Without a key it simply runs; the receipt protects it then. */
  async inTransaction<T>(request: RepeatableRequest | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inTransaction(
      async (tx) => {
        if (!request) return work(tx);
        const before = await this.requestKeys.claim<T>(tx, request);
        if (before !== undefined) return before;
        const answer = await work(tx);
        await this.requestKeys.keep(tx, request, answer);
        return answer;
      },
      { byKey: true },
    );
  }
}
