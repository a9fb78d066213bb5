// Somebody who cuts the connections of a database that are at work, again and again, until told to stop.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Cuts up to `most` of them, looking every `everyMs`. The answer stops it and says how many were cut. */
export async function breakConnections(url: string, most: number, everyMs: number): Promise<() => Promise<number>> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  let [broken, isOver] = [0, false];
  const breaking = (async () => {
    while (!isOver && broken < most) {
      await sleep(everyMs);
      const { rowCount } = await owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
      );
      broken += rowCount ?? 0;
    }
    await owner.end();
  })();
  return async () => {
    isOver = true;
    await breaking;
    return broken;
  };
}
