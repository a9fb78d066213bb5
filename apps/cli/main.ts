// The command line: picks the command, reads the configuration, and tells in plain words what went wrong.
import 'reflect-metadata';
import { problems } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { readConfig } from '@guike/platform';
import { type Command, Refusal, UsageError, print } from './command';
import { demo } from './demo/demo';
import { logins } from './demo/logins';
import { importFile } from './import-file';
import { ledgerCheck } from './ledger-check';
import { migrateDatabase } from './migrate-database';
import { replay } from './replay/replay';
import { shop } from './shop';
import { tillKey } from './till-key';
import { token } from './token';

const commands: Readonly<Record<string, Command>> = {
  migrate: migrateDatabase,
  demo,
  logins,
  import: importFile,
  replay,
  'ledger-check': ledgerCheck,
  token,
  shop,
  'till-key': tillKey,
};

const usage = () => ['Commands:', ...Object.values(commands).map((command) => `  ${command.usage}`)].join('\n');

async function main([name, ...argv]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    print(usage());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`There is no command ${name}.\n${usage()}\n`);
    return 2;
  }
  try {
    return await command.run(argv, readConfig());
  } catch (error) {
    process.stderr.write(`${explain(error, command)}\n`);
    return isUsage(error) ? 2 : 1;
  }
}

function explain(error: unknown, command: Command): string {
  if (!(error instanceof Error)) return String(error);
  if (isUsage(error)) return `${error.message}\nUsage: ${command.usage}`;
  if (error instanceof DomainError)
    return `${problems[error.code].title} (${error.code}) ${JSON.stringify(error.detail)}`;
  return error instanceof Refusal || isMachine(error) ? error.message : (error.stack ?? error.message);
}

/** What parseArgs throws carries such a code, too. */
function isUsage(error: unknown): boolean {
  return error instanceof UsageError || codeOf(error).startsWith('ERR_PARSE_ARGS');
}

/** A missing file or a server that is away needs no stack. */
function isMachine(error: Error): boolean {
  return /^(E[A-Z]+|Z_\w+)$/.test(codeOf(error)) || error.message.startsWith('The configuration');
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
