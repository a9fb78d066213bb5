// A crowd of members written by SQL, as many as no flow could bring in while a bench waits: accounts with their entries,
// tiers, phones. Some of them can be asked for with a phone and a token like anybody.
import type { INestApplicationContext } from '@nestjs/common';
import { type BusinessDay, addDays, addMonths } from '@guike/kernel';
import { Keys, Tokens } from '@guike/platform';
import pg from 'pg';
import type { BenchMember } from './shop';

export interface CrowdWish {
  readonly members: number;
  /** Earnings of each, of ten points; a lot each. */
  readonly entries: number;
  /** How many can be asked for, spread evenly. */
  readonly known: number;
  readonly today: BusinessDay;
  /** Whether each has bought something today; its sale is not written, so the ledger's check would miss it. */
  readonly bought: boolean;
}

const POINTS = 10;
const SPENT_FEN = 5_000;
const STORE = '01900000-0000-7000-9000-000000000000';
/** Ids in the order of joining, as UUIDv7 are. */
const idOf = (number: string) => `('01900000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** Numbers and days stand in the text, since statements that follow one another cannot be prepared. */
const people = ({ members, today, bought }: CrowdWish) => `
  INSERT INTO member (id, state, created_at, joined_at, joined_on)
    SELECT ${idOf('n')}, 'active', now(), now(), '${today}' FROM generate_series(1, ${members}) AS n;
  INSERT INTO member_phone (phone_index, member_id)
    SELECT sha256(('crowd/' || n)::bytea), ${idOf('n')} FROM generate_series(1, ${members}) AS n;
  INSERT INTO member_visit (member_id, business_day, store_id, net_fen, items, top_up_fen, orders)
    SELECT ${idOf('n')}, '${today}', '${STORE}', ${SPENT_FEN}, 1, 0, 1 FROM generate_series(1, ${bought ? members : 0}) AS n;
  INSERT INTO member_tier (member_id, tier, tier_since, lifetime_net_fen, lifetime_items, lifetime_orders, lifetime_visits,
      joined_on, rolling_from, rolling_net_fen, rolling_items, rolling_orders, rolling_visits, year_from, year_net_fen,
      year_items, year_orders, year_visits)
    SELECT ${idOf('n')}, 'regular', now(), ${facts(bought)}, '${today}', '${addDays(addMonths(today, -12), 1)}',
      ${facts(bought)}, '${today.slice(0, 4)}-01-01', ${facts(bought)}
    FROM generate_series(1, ${members}) AS n`;

/** Net spend, pieces, orders, visits. */
const facts = (bought: boolean) => (bought ? `${SPENT_FEN}, 1, 1, 1` : '0, 0, 0, 0');

/** Each time anew for all, so that what one member did lies as far apart as it does in a shop. */
const earning = ({ members, today }: Pick<CrowdWish, 'members' | 'today'>, number: number) => `
  INSERT INTO point_operation (member_id, operation, request_hash, seq)
    SELECT ${idOf('n')}, 'crowd/${number}', '', ${number} FROM generate_series(1, ${members}) AS n;
  INSERT INTO point_entry (member_id, seq, kind, points, operation, allocation, available_on, expires_on, balance_after,
      owed_after, business_day, recorded_at, programme_version)
    SELECT ${idOf('n')}, ${number}, 'earn', ${POINTS}, 'crowd/${number}', '{${number},${POINTS}}', '${today}',
      '${lastDayOf(today)}', ${POINTS * number}, 0, '${today}', now(), 1 FROM generate_series(1, ${members}) AS n`;

const accounts = (members: number, entries: number, today: BusinessDay) => `
  TRUNCATE point_account;
  INSERT INTO point_account (member_id, status, seq, balance, earned, lot_seq, lot_available, lot_expires, lot_left, next_expiry)
    SELECT ${idOf('n')}, 'active', ${entries}, ${POINTS * entries}, ${POINTS * entries},
      ARRAY(SELECT generate_series(1, ${entries})), array_fill('${today}'::date, ARRAY[${entries}]),
      array_fill('${lastDayOf(today)}'::date, ARRAY[${entries}]), array_fill(${POINTS}, ARRAY[${entries}]), '${lastDayOf(today)}'
    FROM generate_series(1, ${members}) AS n`;

const lastDayOf = (today: BusinessDay) => addMonths(today, 24);

/** Fills a database in which there is nobody yet. */
export async function fillCrowd(
  databaseUrl: string,
  context: INestApplicationContext,
  wish: CrowdWish,
): Promise<BenchMember[]> {
  await onDatabase(databaseUrl, (client) => client.query(people(wish)));
  await growCrowd(databaseUrl, wish, 1);
  return makeKnown(databaseUrl, context, wish);
}

/** Gives every member of a crowd the earnings from the one of a number on; nothing else may have been booked. */
export async function growCrowd(
  databaseUrl: string,
  wish: Pick<CrowdWish, 'members' | 'entries' | 'today'>,
  from: number,
): Promise<void> {
  await onDatabase(databaseUrl, async (client) => {
    for (let number = from; number <= wish.entries; number += 1) await client.query(earning(wish, number));
    await client.query(accounts(wish.members, wish.entries, wish.today));
  });
}

/** Phones and tokens, and three messages for each. */
async function makeKnown(
  databaseUrl: string,
  context: INestApplicationContext,
  { members, known }: CrowdWish,
): Promise<BenchMember[]> {
  const [keys, tokens] = [context.get(Keys), context.get(Tokens)];
  const all = Array.from({ length: known }, (_, index) => {
    const number = 1 + Math.floor((index * members) / known);
    const memberId = `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
    return { memberId, phone: `138${String(index).padStart(8, '0')}`, token: tokens.signMember(memberId) };
  });
  const ids = all.map(({ memberId }) => memberId);
  await onDatabase(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO member_phone (member_id, phone_index) SELECT * FROM unnest($1::uuid[], $2::bytea[])`,
      [ids, all.map(({ phone }) => keys.blindIndex(phone))],
    );
    await client.query(
      `INSERT INTO inbox_message (member_id, id, kind, title, body, source, created_at)
       SELECT id, gen_random_uuid(), 'purchase', '积分到账', '本次消费获得 12 积分，明天起可用。', 'crowd/' || n, now()
       FROM unnest($1::uuid[]) AS id, generate_series(1, 3) AS n`,
      [ids],
    );
  });
  return all;
}

async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET synchronous_commit = off');
    return await work(client);
  } finally {
    await client.end();
  }
}
