// `migrate`: brings the database to the present shape.
import { parseArgs } from 'node:util';
import { migrate } from '@guike/platform';
import { type Command, print } from './command';

export const migrateDatabase: Command = {
  usage: 'migrate                         brings the database of DATABASE_URL to the present shape',
  async run(argv, config) {
    parseArgs({ args: argv, options: {} });
    const applied = await migrate(config.databaseUrl);
    print(applied.length === 0 ? 'The database is in its present shape.' : `Applied: ${applied.join(', ')}`);
    return 0;
  },
};
