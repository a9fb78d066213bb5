// A thousand people like one look at the same moment against a thousand who each like another: what a hot look costs, and
// that none of its likes is lost. Source: issue 6, Likes.
import { Database, type Config, Tokens, rows } from '@guike/platform';
import { settleDatabase } from './database';
import { HttpConnection } from './http-client';
import { startApi } from './process';
import { median, printTable, printVerdict, twoDigits } from './report';
import { inContext, openBenchShop } from './shop';
import { forEachWorker, own } from './workers';

const PEOPLE = 1_000;
const ROUNDS = 7;
const GOAL = { atMost: 3 };

interface Crowd {
  /** A token for each of the people of each round of each side; nobody likes twice. */
  readonly tokens: readonly string[];
  /** Looks that nobody likes but for the one of a moment. */
  readonly idle: readonly string[];
  /** One for each round. */
  readonly hot: readonly string[];
}

/** Fills the empty database of the configuration, measures, and prints the table and the verdict. */
export async function benchLikes(config: Config, signal: AbortSignal): Promise<void> {
  const { members } = await openBenchShop(config, 1);
  const crowd = await openCrowd(config, members[0]?.memberId ?? '');
  await settleDatabase(config.databaseUrl);
  const api = await startApi(config);
  const connections = await forEachWorker(() => HttpConnection.open(api.port), PEOPLE);
  const tokens = crowd.tokens.values();
  try {
    const measured: { hot: number; idle: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      signal.throwIfAborted();
      const look = own(crowd.hot, round);
      const hot = await likeAtOnce(connections, tokens, () => look);
      const idle = await likeAtOnce(connections, tokens, (person) => own(crowd.idle, person));
      await requireCount(own(connections, 0), look);
      // The first round warms up.
      if (round > 0) measured.push({ hot, idle });
    }
    report(measured);
  } finally {
    for (const connection of connections) connection.close();
    await api.stop();
  }
}

/** Everybody likes at once; answers the 99th percentile of the times, in milliseconds. */
async function likeAtOnce(
  connections: readonly HttpConnection[],
  tokens: Iterator<string, undefined>,
  lookOf: (person: number) => string,
): Promise<number> {
  const times = await Promise.all(
    connections.map(async (connection, person) => {
      const headers = { authorization: `Bearer ${tokens.next().value ?? ''}` };
      const start = performance.now();
      await connection.send({ method: 'PUT', path: `/looks/${lookOf(person)}/like`, headers });
      return performance.now() - start;
    }),
  );
  return times.sort((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? NaN;
}

/** Throws when a like was lost, or counted twice. */
async function requireCount(connection: HttpConnection, look: string): Promise<void> {
  const { likes } = JSON.parse(await connection.send({ method: 'GET', path: `/looks/${look}`, headers: {} })) as {
    likes: number;
  };
  if (likes !== PEOPLE) throw new Error(`${PEOPLE} people liked the look, and it shows ${likes}`);
}

function openCrowd(config: Config, memberId: string): Promise<Crowd> {
  return inContext(config, async (context) => {
    const tx = context.get(Database).reading;
    const people = await rows<{ id: string }>(
      tx,
      `INSERT INTO wechat_identity (app_id, openid, id, created_at)
       SELECT 'bench', n.id::text, n.id, $2 FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) n RETURNING id`,
      [PEOPLE * 2 * (ROUNDS + 1), new Date()],
    );
    const looks = await publishedLooks(context.get(Database), memberId, PEOPLE + ROUNDS + 1);
    const signing = context.get(Tokens);
    return {
      tokens: people.map(({ id }) => signing.signGuest(id)),
      idle: looks.slice(0, PEOPLE),
      hot: looks.slice(PEOPLE),
    };
  });
}

async function publishedLooks({ reading: tx }: Database, memberId: string, count: number): Promise<string[]> {
  const made = await rows<{ id: string }>(
    tx,
    `INSERT INTO look (member_id, id, store_id, caption, items, consent_id, state, submitted_at, published_at, closes_at,
       programme_version, open_reports, reason)
     SELECT $1, gen_random_uuid(), s.id, '', '[]', s.id, 'published', $3::timestamptz, $3, $3::timestamptz + interval '7 days', 1,
       0, '' FROM store s, generate_series(1, $2) RETURNING id`,
    [memberId, count, new Date()],
  );
  await rows(tx, `INSERT INTO look_key (look_id, member_id) SELECT id, member_id FROM look`);
  await rows(
    tx,
    `INSERT INTO look_photo (member_id, look_id, nth, photo_id, file_key, width, height, asks)
     SELECT member_id, id, 1, id, 'x', 900, 1200, 0 FROM look`,
  );
  return made.map(({ id }) => id);
}

function report(measured: readonly { hot: number; idle: number }[]): void {
  const ratios = measured.map(({ hot, idle }) => hot / idle);
  const line = (name: string, { hot, idle }: { hot: number; idle: number }, ratio: number) => [
    ...[name, hot.toFixed(0), idle.toFixed(0), ratio.toFixed(2)],
  ];
  printTable([
    ['round', 'p99 of one look, ms', 'of looks of their own', 'ratio'],
    ...measured.map((round, index) => line(String(index + 1), round, round.hot / round.idle)),
  ]);
  const [min, ratio, max] = [Math.min(...ratios), median(ratios), Math.max(...ratios)];
  printVerdict({ bench: 'likes', ratio: twoDigits(ratio), min: twoDigits(min), max: twoDigits(max) }, GOAL);
}
