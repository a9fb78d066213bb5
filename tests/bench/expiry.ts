// The sweep that expires points: the same due set among a crowd and among ten times the crowd. Beside it, and without a
// goal, as many due spread over all of either crowd, where the larger one has more pages to touch. Source: issue 4, Speed.
import type { INestApplicationContext } from '@nestjs/common';
import { SweepPoints } from '@guike/flows';
import { type BusinessDay, type Clock, addDays, businessDayOf } from '@guike/kernel';
import type { Config } from '@guike/platform';
import { presets } from '@guike/programme';
import pg from 'pg';
import { fillCrowd } from './crowd';
import { createBenchDatabase, settleDatabase } from './database';
import { median, printReport } from './report';
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
        const rounds = await measureTasks(many.same, few.same, ROUNDS, signal);
        const spread = await measureTasks(many.spread, few.spread, ROUNDS, signal);
        for (const each of [config, larger]) await requireCleanLedger(each);
        const [ours, bar] = [spread.map((round) => round.ours), spread.map((round) => round.bar)];
        const ratio = median(spread.map((round) => round.bar / round.ours)).toFixed(2);
        console.log(`${many.spread.name}: ${median(ours).toFixed(0)}/s`);
        console.log(`${few.spread.name}: ${median(bar).toFixed(0)}/s; ratio ${ratio}, no goal\n`);
        printReport('expiry', { ours: many.same.name, bar: few.same.name }, GOAL, rounds);
      });
    });
  } finally {
    await database.drop();
  }
}

/** `same`: those due are the same members in either crowd. `spread`: they lie evenly over all of it. */
type Tasks = Readonly<Record<'same' | 'spread', Task>>;

async function inShop(config: Config, members: number, work: (tasks: Tasks) => Promise<void>): Promise<void> {
  const start = new Date();
  let days = 0;
  const clock: Clock = { now: () => new Date(start.getTime() + days * DAY_MS) };
  const today = businessDayOf(start, presets.boutique.timeZone);
  await inContext(
    config,
    async (context) => {
      await openStore(context);
      await fillCrowd(config.databaseUrl, context, { members, entries: 1, known: 0, today, bought: false });
      await makeDue(config.databaseUrl, FEW, today);
      await makeDue(config.databaseUrl, members, addDays(today, ROUNDS + 1));
      await settleDatabase(config.databaseUrl);
      const task = (name: string, before: number): Task => ({
        name: `${DUE} members with points to expire, ${name} ${members}`,
        run: (round) => {
          days = before + round + 2; // The lots of a day are over on the day after.
          return swept(context);
        },
      });
      await work({ same: task('the same ones among', 0), spread: task('spread over', ROUNDS + 1) });
    },
    clock,
  );
}

/**
 * So many for each round, spread evenly among as many members from the first on who are not due yet: their lot ends one
 * day after the other.
 */
async function makeDue(databaseUrl: string, among: number, from: BusinessDay): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const all = (ROUNDS + 1) * DUE;
  try {
    await client.query(
      `WITH due AS (
         SELECT member_id, $1::date + 1 + (row_number() OVER (ORDER BY sha256(member_id::text::bytea)) - 1)::integer / $2::integer AS on_day
         FROM (SELECT member_id, row_number() OVER (ORDER BY member_id) AS place FROM point_account
           WHERE next_expiry > $1::date + 100) AS a
         WHERE place <= $3 AND place % $4::integer = 0
         ORDER BY sha256(member_id::text::bytea) LIMIT $5
       ), entry AS (UPDATE point_entry e SET expires_on = due.on_day FROM due WHERE e.member_id = due.member_id)
       UPDATE point_account a SET lot_expires = ARRAY[due.on_day], next_expiry = due.on_day FROM due
       WHERE a.member_id = due.member_id`,
      [from, DUE, among, Math.floor(among / all) - 1, all],
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
