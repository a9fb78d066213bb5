// `migrate`: brings the database to the present shape, then fills what only a process with the keys can work out.
import { parseArgs } from 'node:util';
import { IndexMembers } from '@guike/flows';
import { migrate } from '@guike/platform';
import { type Command, print } from './command';
import { inContext } from './context';
import { ProgressLine, count } from './progress-line';

export const migrateDatabase: Command = {
  usage: 'migrate                         brings the database of DATABASE_URL to the present shape',
  async run(argv, config) {
    parseArgs({ args: argv, options: {} });
    const applied = await migrate(config.databaseUrl);
    print(applied.length === 0 ? 'The database is in its present shape.' : `Applied: ${applied.join(', ')}`);
    const progress = new ProgressLine();
    const indexed = await inContext(config, {}, (context) =>
      context.get(IndexMembers).indexAll((done) => progress.show(() => `Indexed ${count(done)} members`)),
    );
    if (indexed > 0) progress.end(`Indexed ${count(indexed)} members for the search.`);
    return 0;
  },
};
