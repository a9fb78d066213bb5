// `shop`: what a real shop needs before its first sale: the programme in force, its stores, the people who work there.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { code as codeField, shortText } from '@guike/contracts/http';
import { DomainError, type StaffRole, businessDay, businessDayOf, staffRoles } from '@guike/kernel';
import { Database, type Tx, systemClock } from '@guike/platform';
import { ProgrammeService, presets } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { type Command, UsageError, print } from './command';
import { inContext } from './context';

const options = {
  preset: { type: 'string' },
  from: { type: 'string' },
  code: { type: 'string' },
  name: { type: 'string' },
  login: { type: 'string' },
  role: { type: 'string' },
  store: { type: 'string' },
} as const;

type Wanted = { readonly [Name in keyof typeof options]?: string };
type Step = (context: INestApplicationContext, tx: Tx, wanted: Wanted) => Promise<string>;

const steps: Readonly<Record<string, Step>> = { programme: publish, store: addStore, staff: addStaff };

export const shop: Command = {
  usage: `shop programme --preset ${Object.keys(presets).join('|')} [--from DAY]
      shop store --code CODE --name NAME
      shop staff --login LOGIN --name NAME --role ${staffRoles.join('|')} [--store CODE]
                                  publishes a programme, adds a store, adds somebody with a password shown once`,
  async run(argv, config) {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const step = steps[positionals[0] ?? ''];
    if (!step) throw new UsageError(`Say one of ${Object.keys(steps).join(', ')}.`);
    return inContext(config, {}, async (context) => {
      print(await context.get(Database).inTransaction((tx) => step(context, tx, values)));
      return 0;
    });
  },
};

async function publish(context: INestApplicationContext, tx: Tx, { preset, from }: Wanted): Promise<string> {
  const body = Object.entries(presets).find(([code]) => code === preset)?.[1];
  if (!body) throw new UsageError(`There is no preset ${preset ?? ''}.`);
  const day = from === undefined ? businessDayOf(systemClock.now(), body.timeZone) : dayOf(from);
  const version = await context.get(ProgrammeService).publish(tx, body, day, undefined, `preset ${body.code}`);
  return `Version ${version} (${body.name}) is in force from ${day} on.`;
}

async function addStore(context: INestApplicationContext, tx: Tx, { code, name }: Wanted): Promise<string> {
  if (!code || !name) throw new UsageError('A store needs --code and --name.');
  refuseUnusable({ code, name });
  const stores = context.get(StoresService);
  if (await stores.storeByCode(tx, code)) throw new UsageError(`There is a store ${code} already.`);
  await stores.createStore(tx, { code, name });
  return `Store ${code} ${name} is there. Its tills get keys with till-key.`;
}

async function addStaff(
  context: INestApplicationContext,
  tx: Tx,
  { login, name, role, store: code }: Wanted,
): Promise<string> {
  if (!login || !name) throw new UsageError('Somebody who works here needs --login and --name.');
  refuseUnusable({ login, name });
  const stores = context.get(StoresService);
  if (await stores.staffByLogin(tx, login)) throw new UsageError(`There is a login ${login} already.`);
  const known = roleOf(role);
  const store = code === undefined ? null : await stores.storeByCode(tx, code);
  if (code !== undefined && !store) throw new DomainError('STORE_UNKNOWN', { store: code });
  if (!store && (known === 'guide' || known === 'manager')) throw new UsageError(`A ${known} belongs to a --store.`);
  const password = randomBytes(12).toString('base64url');
  await stores.createStaff(tx, { login, name, role: known, storeId: store?.id ?? null, password });
  return `login     ${login}\npassword  ${password}\nThe password is shown this once.`;
}

/** What the API's fields would not take, nobody could sign in with or send. */
function refuseUnusable({ name, ...codes }: { readonly name: string; readonly [flag: string]: string }): void {
  const fits = (field: typeof codeField, text: string): boolean => field.safeParse(text).data === text;
  for (const [flag, text] of Object.entries(codes)) {
    if (!fits(codeField, text))
      throw new UsageError(`A --${flag} has 1 to 64 visible characters, none of them a space at an end.`);
  }
  if (!fits(shortText, name))
    throw new UsageError('A --name has 1 to 200 visible characters, none of them a space at an end.');
}

function roleOf(text: string | undefined): StaffRole {
  const role = staffRoles.find((each) => each === text);
  if (!role) throw new UsageError(`A --role is one of ${staffRoles.join(', ')}.`);
  return role;
}

function dayOf(text: string) {
  try {
    return businessDay(text);
  } catch {
    throw new UsageError(`${text} is no day; write it like 2026-11-22.`);
  }
}
