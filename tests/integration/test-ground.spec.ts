// The ground that the other tests stand on: injection, databases of their own, the clock, counted statements.
import { Inject, Injectable, Module } from '@nestjs/common';
import type { Clock } from '@guike/kernel';
import { CLOCK, Database, rows } from '@guike/platform';
import { type TestModule, openTestModule } from '../support/app';
import { openTestDatabase } from '../support/database';
import { recordStatements } from '../support/statements';
import { until } from '../support/wait';

@Injectable()
class Sample {
  constructor(
    readonly db: Database,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}
}

@Module({ providers: [Sample] })
class SampleModule {}

describe('the test ground', () => {
  let test: TestModule;
  beforeAll(async () => {
    test = await openTestModule([SampleModule]);
  });
  afterAll(() => test.close());

  it('injects by the type of a constructor parameter and by token', () => {
    const sample = test.context.get(Sample);
    expect(sample.db).toBeInstanceOf(Database);
    expect(sample.clock).toBe(test.clock);
  });

  it('gives each caller a database of its own, migrated and empty', async () => {
    const [other, another] = await Promise.all([openTestDatabase(), openTestDatabase()]);
    try {
      expect(new Set([other.url, another.url, test.config.databaseUrl]).size).toBe(3);
      expect(await rows(test.db.reading, 'SELECT id FROM store')).toEqual([]);
    } finally {
      await Promise.all([other.drop(), another.drop()]);
    }
  });

  it('connects as the role of the running application', async () => {
    expect(await rows(test.db.reading, 'SELECT current_user AS name')).toEqual([{ name: 'guike_app' }]);
  });

  it('counts statements, those of a transaction included', async () => {
    const { result, statements } = await recordStatements(() =>
      test.db.inTransaction((tx) => rows<{ n: number }>(tx, 'SELECT $1::bigint AS n', [7])),
    );
    expect(result).toEqual([{ n: 7 }]);
    expect(statements).toEqual(['START TRANSACTION', 'SELECT $1::bigint AS n', 'COMMIT']);
  });

  it('moves the clock only when told', () => {
    const before = test.clock.now();
    expect(test.clock.now()).toEqual(before);
    test.clock.advance({ days: 1, hours: 1 });
    expect(test.clock.now().getTime() - before.getTime()).toBe(25 * 3600 * 1000);
  });

  it('says what it waited for in vain', async () => {
    await expect(until(() => false, { timeout: 50, what: 'a miracle' })).rejects.toThrow('not in 50 ms: a miracle');
  });
});
