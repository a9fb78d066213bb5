// Works through a list of things that have nothing to do with each other: one that fails is logged, and the others go on.
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@guike/platform';

@Injectable()
export class EachAlone {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  /**
   * Answers how many were done: those that did not fail and whose `work`, in a transaction of its own, did not answer false.
   * What fails comes again with the next run: a poisoned row must not keep others from what is theirs. `what` and the item's own ids are all that is logged of it.
   */
  async of<T>(what: string, items: readonly T[], idOf: (item: T) => string, work: (item: T) => Promise<unknown>) {
    let done = 0;
    for (const item of items) {
      try {
        if ((await work(item)) !== false) done += 1;
      } catch (error) {
        this.logger.error({ err: error, what, id: idOf(item) }, 'one of many failed; the others go on');
      }
    }
    return done;
  }
}
