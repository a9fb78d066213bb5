// Counts what one operation of a side really writes, from Postgres's own statistics.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Side, runTimes } from './rounds';

const OPERATIONS = 400;
/** A connection that has become idle reports what it did within ten seconds. */
const REPORT_MS = 20_000;

/** Rows inserted, updated and deleted by one operation, by table, e.g. `+1` or `~1`. */
export type Written = ReadonlyMap<string, string>;

type Counts = ReadonlyMap<string, readonly [inserted: number, updated: number, deleted: number]>;

/** Runs some operations and answers what one of them wrote on average. `once` is a table that each writes one row to. */
export async function writtenBy(side: Side, databaseUrl: string, once: string): Promise<Written> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const before = await counts(client);
    await runTimes(side, OPERATIONS);
    return difference(before, await reported(client, once, before));
  } finally {
    await client.end();
  }
}

/** Throws with both lists when the two sides do not write the same rows. */
export function requireSameRows(ours: Written, bar: Written): void {
  const text = (written: Written) => [...written].map(([table, rows]) => `${table} ${rows}`).join(', ');
  if (text(ours) !== text(bar))
    throw new Error(`The sides do not write the same.\nours: ${text(ours)}\nbar:  ${text(bar)}`);
}

async function reported(client: pg.Client, once: string, before: Counts): Promise<Counts> {
  const deadline = performance.now() + REPORT_MS;
  const wanted = (before.get(once)?.[0] ?? 0) + OPERATIONS;
  for (;;) {
    const now = await counts(client);
    if ((now.get(once)?.[0] ?? 0) === wanted) return now;
    if (performance.now() > deadline) throw new Error(`Postgres did not report ${OPERATIONS} rows of ${once}`);
    await sleep(250);
  }
}

/** Partitions count as their table. */
async function counts(client: pg.Client): Promise<Counts> {
  const { rows } = await client.query<{ name: string; ins: string; upd: string; del: string }>(
    `SELECT regexp_replace(relname, '_\\d+$', '') AS name, sum(n_tup_ins) AS ins, sum(n_tup_upd) AS upd, sum(n_tup_del) AS del
     FROM pg_stat_user_tables GROUP BY 1 ORDER BY 1`,
  );
  return new Map(rows.map(({ name, ins, upd, del }) => [name, [Number(ins), Number(upd), Number(del)]]));
}

function difference(before: Counts, after: Counts): Written {
  const signs = ['+', '~', '-'];
  const lines = [...after].map(([table, now]): [string, string] => {
    const each = now.map((count, index) => (count - (before.get(table)?.[index] ?? 0)) / OPERATIONS);
    return [
      table,
      each.flatMap((count, index) => (count === 0 ? [] : [`${signs[index]}${Number(count.toFixed(2))}`])).join(' '),
    ];
  });
  return new Map(lines.filter(([, text]) => text !== ''));
}
