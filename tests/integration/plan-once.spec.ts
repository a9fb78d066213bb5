// How statements go to Postgres: look-ups by key are planned once for any values, in the round trip that opens their
// transaction, and nothing else is; what goes together is answered together, and a failure ends what stands behind it.
import { type Tx, rows, together } from '@guike/platform';
import { PointsModule } from '@guike/points';
import pg from 'pg';
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

describe('statements sent together', () => {
  const divided = (tx: Tx, by: number) => rows<{ n: number }>(tx, 'SELECT 12 / $1::integer AS n', [by]);
  const noted = (tx: Tx, note: string) => rows(tx, `INSERT INTO noted_together VALUES ($1)`, [note]);
  const notes = async () => {
    const found = await rows<{ note: string | null }>(
      ground.db.reading,
      'SELECT note FROM noted_together ORDER BY note',
    );
    return found.map(({ note }) => note);
  };
  const send = (note: string, by: number) =>
    ground.db.inTransaction((tx) => together(tx, () => [noted(tx, note), divided(tx, by), noted(tx, `${note} after`)]));

  beforeAll(async () => {
    const owner = new pg.Client({ connectionString: ground.config.databaseUrl });
    await owner.connect();
    await owner
      .query('CREATE TABLE noted_together (note text); GRANT ALL ON noted_together TO guike_app')
      .finally(() => owner.end());
  });

  it('are answered each by its own rows, again and again', async () => {
    const answers = [await send('a', 4), await send('b', 3)];
    expect(answers).toEqual([
      [[], [{ n: 3 }], []],
      [[], [{ n: 4 }], []],
    ]);
    expect(await notes()).toEqual(['a', 'a after', 'b', 'b after']);
  });

  it('fail by the first that fails, whether it is new to the connection or known to it', async () => {
    const before = await notes();
    for (let time = 0; time < 3; time += 1) await expect(send('c', 0)).rejects.toThrow('division by zero');
    const unknown = ground.db.inTransaction((tx) =>
      together(tx, () => [rows(tx, 'SELECT nothing FROM nowhere WHERE $1', [true]), noted(tx, 'd')]),
    );
    await expect(unknown).rejects.toThrow('nowhere');
    expect(await notes()).toEqual(before);
    expect((await send('e', 6))[1]).toEqual([{ n: 2 }]);
  });

  it('fail by a value that is read wrongly, with all that they wrote', async () => {
    const before = await notes();
    const inexact = ground.db.inTransaction((tx) =>
      together(tx, () => [noted(tx, 'f'), rows(tx, 'SELECT (2::bigint ^ $1)::bigint + 1 AS n', [60])]),
    );
    await expect(inexact).rejects.toThrow('beyond exact integers');
    expect(await notes()).toEqual(before);
  });
});
