// The sweep that expires points, with as many due among a crowd as among ten times the crowd. Source: issue 4, Speed.
import type { INestApplicationContext } from '@nestjs/common';
import { SweepPoints } from '@guike/flows';
import { type BusinessDay, type Clock, businessDayOf } from '@guike/kernel';
import type { Config } from '@guike/platform';
import { presets } from '@guike/programme';
import pg from 'pg';
import { fillCrowd } from './crowd';
import { createBenchDatabase, settleDatabase } from './database';
import { printReport } from './report';
import { type Task, measureTasks } from './rounds';
import { inContext, openStore, requireCleanLedger } from './shop';

const FEW = 100_000;
const MANY = 1_000_000;
const DUE = 1_000;
const ROUNDS = 7;
const GOAL = { atMost: 1.2 };
const DAY_MS = 86_400_000;

/** Fills two databases beside the one of the configuration, measures, and prints the table and the verdict. */
export async function benchExpiry(config: Config, signal: AbortSignal): Promise<void> {
  const database = await createBenchDatabase(config.databaseUrl);
  const larger = { ...config, databaseUrl: database.url };
  try {
    await inShop(config, FEW, async (few) => {
      await inShop(larger, MANY, async (many) => {
        const rounds = await measureTasks(many, few, ROUNDS, signal);
        for (const each of [config, larger]) await requireCleanLedger(each);
        printReport('expiry', { ours: many.name, bar: few.name }, GOAL, rounds);
      });
    });
  } finally {
    await database.drop();
  }
}

async function inShop(config: Config, members: number, work: (task: Task) => Promise<void>): Promise<void> {
  const start = new Date();
  let days = 0;
  const clock: Clock = { now: () => new Date(start.getTime() + days * DAY_MS) };
  const today = businessDayOf(start, presets.boutique.timeZone);
  await inContext(
    config,
    async (context) => {
      await openStore(context);
      await fillCrowd(config.databaseUrl, context, { members, entries: 1, known: 0, today, bought: false });
      await makeDue(config.databaseUrl, members, today);
      await settleDatabase(config.databaseUrl);
      const run = (round: number): Promise<number> => {
        days = round + 2; // The lots of a day are over on the day after.
        return swept(context);
      };
      await work({ name: `${DUE} members with points to expire, of ${members}`, run });
    },
    clock,
  );
}

/** So many for each round, spread evenly: their lot ends one day after the other. */
async function makeDue(databaseUrl: string, members: number, today: BusinessDay): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `WITH due AS (
         SELECT member_id, $1::date + 1 + (row_number() OVER (ORDER BY sha256(member_id::text::bytea)) - 1)::integer / $2::integer AS on_day
         FROM (SELECT member_id, row_number() OVER (ORDER BY member_id) AS place FROM point_account) AS a
         WHERE place % $3::integer = 0
       ), entry AS (UPDATE point_entry e SET expires_on = due.on_day FROM due WHERE e.member_id = due.member_id)
       UPDATE point_account a SET lot_expires = ARRAY[due.on_day], next_expiry = due.on_day FROM due
       WHERE a.member_id = due.member_id`,
      [today, DUE, Math.floor(members / ((ROUNDS + 1) * DUE))],
    );
  } finally {
    await client.end();
  }
}

/** Members a second. Throws when it was not the due ones, each once. */
async function swept(context: INestApplicationContext): Promise<number> {
  const start = performance.now();
  const { members } = await context.get(SweepPoints).sweep();
  if (members !== DUE) throw new Error(`${members} members were swept, not ${DUE}`);
  return (members * 1000) / (performance.now() - start);
}
