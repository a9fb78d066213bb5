// Look-ups by key are planned once for any values, in the round trip that opens their transaction; nothing else is.
import { rows } from '@guike/platform';
import { PointsModule } from '@guike/points';
import { type TestModule, openTestModule } from '../support/app';
import { recordStatements } from '../support/statements';

let ground: TestModule;
beforeAll(async () => {
  ground = await openTestModule([PointsModule]);
});
afterAll(() => ground.close());

const mode = async (byKey: boolean) => {
  const [row] = await ground.db.inTransaction((tx) => rows<{ plan_cache_mode: string }>(tx, 'SHOW plan_cache_mode'), {
    byKey,
  });
  return row?.plan_cache_mode;
};

it('is asked for by the transaction, and ends with it', async () => {
  expect([await mode(false), await mode(true), await mode(false)]).toEqual(['auto', 'force_generic_plan', 'auto']);
});

it('costs no round trip', async () => {
  const { statements } = await recordStatements(() => mode(true));
  expect(statements).toEqual(['START TRANSACTION', 'SHOW plan_cache_mode', 'COMMIT']);
});
