// A review of a million members in pieces that can be stopped, against the best single statement that writes the same.
// Source: issue 4, Speed.
import { ReviewTiers } from '@guike/flows';
import { businessDayOf } from '@guike/kernel';
import { type Config, Database, newId } from '@guike/platform';
import { presets } from '@guike/programme';
import { ReviewsService } from '@guike/tiers';
import pg from 'pg';
import { fillCrowd } from './crowd';
import { createBenchDatabase, settleDatabase } from './database';
import { printReport } from './report';
import { type Task, measureTasks } from './rounds';
import { inContext, openStore } from './shop';

const MEMBERS = 1_000_000;
const EVERY = 50;
const ROUNDS = 5;
/** ¥5,000: silver at once. */
const ENOUGH_FEN = 500_000;
const GOAL = { atMost: 2 };
const today = businessDayOf(new Date(), presets.boutique.timeZone);

/** One pass, one statement, one transaction; nobody can stop it, and everybody whom it changes is locked until its end. */
const bestStatement = `
  WITH raised AS (
    UPDATE member_tier SET tier = 'silver', tier_since = now()
    WHERE tier = 'regular' AND lifetime_net_fen >= ${ENOUGH_FEN} AND (paused_until IS NULL OR paused_until < '${today}')
    RETURNING member_id, gen_random_uuid() AS id, lifetime_net_fen, rolling_net_fen, year_net_fen
  ), decided AS (
    INSERT INTO tier_decision (member_id, id, decided_at, business_day, from_tier, to_tier, cause, programme_version, inputs)
    SELECT member_id, id, now(), '${today}', 'regular', 'silver', 'review', 1,
      jsonb_build_object('lifetime', lifetime_net_fen, 'rolling', rolling_net_fen, 'year', year_net_fen) FROM raised
  )
  INSERT INTO outbox (id, job, payload, created_at, due_at, attempts)
    SELECT gen_random_uuid(), 'tier.upgraded', jsonb_build_object('v', 1, 'memberId', member_id, 'decisionId', id), now(), now(), 0
    FROM raised`;

/** Fills two databases beside the one of the configuration, measures, and prints the table and the verdict. */
export async function benchReview(config: Config, signal: AbortSignal): Promise<void> {
  const database = await createBenchDatabase(config.databaseUrl);
  try {
    await inContext(config, async (context) => {
      await openStore(context);
      const crowd = { members: MEMBERS, entries: 1, known: 0, today, bought: true };
      await fillCrowd(config.databaseUrl, context, crowd);
      const statement = await connected(database.url);
      const own = await connected(config.databaseUrl);
      try {
        await inContext({ ...config, databaseUrl: database.url }, async (other) => {
          await openStore(other);
          await fillCrowd(database.url, other, crowd);
        });
        const db = context.get(Database);
        const reviews = context.get(ReviewsService, { strict: false });
        const review = async () => {
          const id = newId();
          const run = {
            id,
            runKey: `manual/${id}`,
            kind: 'manual' as const,
            day: today,
            programmeVersion: 1,
            startedBy: null,
          };
          await db.inTransaction((tx) => reviews.start(tx, run));
          await context.get(ReviewTiers).review(id, signal);
        };
        const ours = task('in pieces, each member judged by the programme', own, config.databaseUrl, review);
        const bar = task('one statement, the rule written into it', statement, database.url, () =>
          statement.query(bestStatement),
        );
        const rounds = await measureTasks(ours, bar, ROUNDS, signal);
        printReport('review', { ours: ours.name, bar: bar.name }, GOAL, rounds);
      } finally {
        await Promise.all([statement.end(), own.end()]);
      }
    });
  } finally {
    await database.drop();
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Members a second, each round from the same start. Throws when it did not change whom it should. */
function task(name: string, client: pg.Client, url: string, work: () => Promise<unknown>): Task {
  return {
    name,
    async run() {
      await client.query(
        `TRUNCATE tier_decision, outbox;
         UPDATE member_tier SET tier = 'regular' WHERE tier <> 'regular';
         UPDATE member_tier SET lifetime_net_fen = ${ENOUGH_FEN}, rolling_net_fen = ${ENOUGH_FEN}, year_net_fen = ${ENOUGH_FEN}
           WHERE lifetime_net_fen <> ${ENOUGH_FEN} AND ('x' || right(member_id::text, 8))::bit(32)::bigint % ${EVERY} = 0`,
      );
      await settleDatabase(url);
      const start = performance.now();
      await work();
      const seconds = (performance.now() - start) / 1000;
      const { rows } = await client.query<{ raised: string }>(
        `SELECT count(*) AS raised FROM tier_decision JOIN member_tier USING (member_id) WHERE tier = 'silver'`,
      );
      if (Number(rows[0]?.raised) !== MEMBERS / EVERY) throw new Error(`${rows[0]?.raised} members were raised`);
      return MEMBERS / seconds;
    },
  };
}
