// A crowd in which so many have their birthday on each of a row of days, spread evenly among all.
import type { INestApplicationContext } from '@nestjs/common';
import { FindBirthdays } from '@guike/flows';
import { type BusinessDay, type Clock, addDays, businessDayOf } from '@guike/kernel';
import { birthdayKey } from '@guike/members';
import { type Config, Keys } from '@guike/platform';
import { presets } from '@guike/programme';
import pg from 'pg';
import { fillCrowd } from './crowd';
import { settleDatabase } from './database';
import { inContext, openStore } from './shop';

/** On each day. */
export const BIRTHDAYS = 10_000;
const DAY_MS = 86_400_000;

export interface BirthdayCrowd {
  readonly context: INestApplicationContext;
  readonly config: Config;
  readonly client: pg.Client;
  readonly clock: Clock;
  /** Moves to the next day with birthdays and answers the day that they are on. */
  nextDay(): BusinessDay;
}

/** Fills the empty database of the configuration with a crowd and runs the work with it. */
export async function withBirthdays(
  config: Config,
  { members, days }: { readonly members: number; readonly days: number },
  work: (crowd: BirthdayCrowd) => Promise<void>,
): Promise<void> {
  // An hour at which the programme has begun, in every round.
  const { timeZone, birthday } = presets.boutique;
  const today = businessDayOf(new Date(), timeZone);
  const noon = new Date(`${today}T12:00:00+08:00`).getTime();
  const leadDays = birthday?.leadDays ?? 0;
  let gone = 0;
  const clock: Clock = { now: () => new Date(noon + gone * DAY_MS) };
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  try {
    await inContext(
      config,
      async (context) => {
        await openStore(context);
        await fillCrowd(config.databaseUrl, context, { members, entries: 1, known: 0, today, bought: true });
        // The first look ever takes in all of the days of notice: before anybody has a birthday.
        await context.get(FindBirthdays).find();
        const first = addDays(today, leadDays + 1);
        await tellBirthdays(client, context.get(Keys), { members, days, first });
        await settleDatabase(config.databaseUrl);
        const nextDay = () => {
          gone += 1;
          return addDays(today, gone + leadDays);
        };
        await work({ context, config, client, clock, nextDay });
      },
      clock,
    );
  } finally {
    await client.end();
  }
}

async function tellBirthdays(
  client: pg.Client,
  keys: Keys,
  { members, days, first }: { readonly members: number; readonly days: number; readonly first: BusinessDay },
): Promise<void> {
  const indexes = Array.from({ length: days }, (_, day) =>
    keys.blindIndex(birthdayKey(`solar:1990-${addDays(first, day).slice(5)}`)),
  );
  const told = await client.query(
    `UPDATE member m SET birthday_index = ($1::bytea[])[(p.place / $2::integer) % $3::integer + 1]
     FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1)::integer AS place FROM member) AS p
     WHERE m.id = p.id AND p.place % $2::integer = 0 AND p.place / $2::integer < $3::integer * $4::integer`,
    [indexes, Math.floor(members / (days * BIRTHDAYS)), days, BIRTHDAYS],
  );
  if (told.rowCount !== days * BIRTHDAYS) throw new Error(`${told.rowCount} members have a birthday`);
}
