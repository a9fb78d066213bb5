// `till-key`: gives a till its key, or ends one.
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { DomainError, type TillScope, tillScopes } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { type Command, UsageError, print } from './command';
import { inContext } from './context';

const options = {
  store: { type: 'string' },
  name: { type: 'string' },
  till: { type: 'string' },
  scopes: { type: 'string' },
} as const;

type Wanted = { readonly [Name in keyof typeof options]?: string };

export const tillKey: Command = {
  usage: `till-key issue (--store CODE --name NAME | --till ID) [--scopes ${tillScopes.join(',')}]
      till-key revoke KEY         a key for a new till or for one that is there; what it may do is all unless told`,
  async run(argv, config) {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const [verb, keyId] = positionals;
    if (verb !== 'issue' && !(verb === 'revoke' && keyId)) throw new UsageError('Say issue, or revoke and the key.');
    return inContext(config, {}, (context) =>
      context
        .get(Database)
        .inTransaction((tx) => (verb === 'issue' ? issue(context, tx, values) : revoke(context, tx, keyId ?? ''))),
    );
  },
};

async function issue(context: INestApplicationContext, tx: Tx, wanted: Wanted): Promise<number> {
  const stores = context.get(StoresService);
  const scopes = scopesOf(wanted.scopes);
  const tillId = wanted.till ?? (await newTill(context, tx, wanted));
  const { keyId, secret } = await stores.issueTillKey(tx, { tillId, scopes });
  print(`till    ${tillId}\nkey     ${keyId}\nsecret  ${secret}\nThe secret is shown this once.`);
  return 0;
}

async function newTill(context: INestApplicationContext, tx: Tx, { store: code, name }: Wanted): Promise<string> {
  if (!code || !name) throw new UsageError('A new till needs --store and --name.');
  const stores = context.get(StoresService);
  const store = await stores.storeByCode(tx, code);
  if (!store) throw new DomainError('STORE_UNKNOWN', { store: code });
  return stores.createTill(tx, { storeId: store.id, name });
}

async function revoke(context: INestApplicationContext, tx: Tx, keyId: string): Promise<number> {
  const stores = context.get(StoresService);
  if ((await stores.tillKey(tx, keyId)) === null) throw new UsageError(`There is no key ${keyId} in force.`);
  await stores.revokeTillKey(tx, keyId);
  print(`Ended. Running servers refuse ${keyId} within ten seconds.`);
  return 0;
}

function scopesOf(text: string | undefined): readonly TillScope[] {
  if (text === undefined) return tillScopes;
  return text.split(',').map((name) => {
    const scope = tillScopes.find((each) => each === name);
    if (!scope) throw new UsageError(`There is no scope ${name}.`);
    return scope;
  });
}
