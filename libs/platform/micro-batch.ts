// Requests that come at the same time share one transaction: whoever arrives while a batch is under way waits for the
// next one, nobody waits for company. An answer is given only after its batch has committed. See docs/adr/0011.

/** What became of one item: its answer, or why it was refused while the others went on. */
export type Outcome<A> = { readonly answer: A } | { readonly error: unknown };

export interface MicroBatchRules<I, A> {
  /**
   * Does the items in one transaction, and answers one outcome each in their order; throws if the whole failed. With
   * `oneAtWork` it calls `letNextIn` when all that is left is to wait.
   */
  run(items: readonly I[], letNextIn: () => void): Promise<readonly Outcome<A>[]>;
  /** Items with a name in common never share a batch: the later one waits. */
  names(item: I): readonly string[];
  /** Items at most in a batch. */
  readonly most: number;
  /** Batches at most under way at a time. */
  readonly lanes: number;
  /**
   * The next starts when the one before only waits, for its commit or for somebody's lock: two at work would each have
   * half the company.
   */
  readonly oneAtWork?: boolean;
}

interface Waiting<I, A> {
  readonly item: I;
  readonly names: readonly string[];
  resolve(answer: A): void;
  reject(error: unknown): void;
}

/** Work takes a few milliseconds: a batch that is still at it then waits for a lock, and holds up its own lane alone. */
const AT_WORK_MS = 25;

export class MicroBatch<I, A> {
  private waiting: Waiting<I, A>[] = [];
  private running = 0;
  private working = 0;
  private gathering = false;

  constructor(private readonly rules: MicroBatchRules<I, A>) {}

  /** Answers when the item's batch has committed. Rejects with the item's own error. */
  add(item: I): Promise<A> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, names: this.rules.names(item), resolve, reject });
      this.startSoon();
    });
  }

  private startSoon(): void {
    if (this.gathering) return;
    this.gathering = true;
    setImmediate(() => this.gather(0));
  }

  /** Lets in who is at the door: a batch starts after the first turn of the event loop that brought nobody more. */
  private gather(before: number): void {
    const { length } = this.waiting;
    if (this.mayStart() && length > before && length < this.rules.most) {
      setImmediate(() => this.gather(length));
      return;
    }
    this.gathering = false;
    this.start();
  }

  private mayStart(): boolean {
    return this.running < this.rules.lanes && (this.working === 0 || this.rules.oneAtWork !== true);
  }

  private start(): void {
    while (this.mayStart() && this.waiting.length > 0) {
      const batch = this.take();
      this.running += 1;
      this.working += 1;
      let works = true;
      const letNextIn = (): void => {
        if (!works) return;
        works = false;
        this.working -= 1;
        this.startSoon();
      };
      const patience = this.rules.oneAtWork === true ? setTimeout(letNextIn, AT_WORK_MS) : undefined;
      void this.settle(batch, letNextIn).finally(() => {
        clearTimeout(patience);
        this.running -= 1;
        letNextIn();
        this.startSoon();
      });
    }
  }

  /** In the order of arrival; who shares a name with somebody before waits, and all that share a name with them. */
  private take(): Waiting<I, A>[] {
    const taken: Waiting<I, A>[] = [];
    const left: Waiting<I, A>[] = [];
    const named = new Set<string>();
    for (const each of this.waiting) {
      const fits = taken.length < this.rules.most && !each.names.some((name) => named.has(name));
      (fits ? taken : left).push(each);
      for (const name of each.names) named.add(name);
    }
    this.waiting = left;
    return taken;
  }

  private async settle(batch: readonly Waiting<I, A>[], letNextIn: () => void): Promise<void> {
    try {
      const outcomes = await this.rules.run(
        batch.map(({ item }) => item),
        letNextIn,
      );
      batch.forEach((each, index) => {
        const outcome = outcomes[index] ?? { error: new Error('a batch without an outcome for each item') };
        if ('answer' in outcome) each.resolve(outcome.answer);
        else each.reject(outcome.error);
      });
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error);
      // One of them is at fault, and only that one shall fail. Side by side, so that while the database does not answer
      // the last of them does not wait for all the others' time limits.
      await Promise.all(batch.map((each) => this.settle([each], letNextIn)));
    }
  }
}
