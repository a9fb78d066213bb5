// `demo`: two stores with their people, rewards on offer, and members grown from real sales. Started again it changes nothing.
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { JobHandlersModule } from '@guike/flows';
import { addMonths, businessDayOf, tillScopes } from '@guike/kernel';
import { Database, Keys, type Tx, rows, systemClock } from '@guike/platform';
import { ProgrammeService, presets } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { type Command, Refusal, print } from '../command';
import { inContext } from '../context';
import { ReplayClock } from '../replay/replay-clock';
import { type DemoStore, demoStaff, demoStores, passwordOf, tillKeyOf } from './cast';
import { fillAlbum } from './demo-album';
import { useBenefits } from './demo-benefits';
import { runCampaigns, switchOnReady } from './demo-campaigns';
import { openCare } from './demo-care';
import { rateEvents } from './demo-event-outcomes';
import { planEvents } from './demo-events';
import { handOverInDemo } from './demo-hand-over';
import { tellProfiles } from './demo-profiles';
import { likeLooks } from './demo-likes';
import { showLooks } from './demo-looks';
import { inviteInDemo } from './demo-referrals';
import { offerRewards } from './demo-rewards';
import { loadSales } from './demo-sales';
import { tryLooks } from './demo-trying';

export const demo: Command = {
  usage: 'demo                            loads demo data, where GUIKE_DEMO=1 allows it',
  async run(argv, config) {
    parseArgs({ args: argv, options: {} });
    if (!config.demo)
      throw new Refusal('Demo data comes with known passwords. It is loaded only where GUIKE_DEMO=1 is set.');
    const clock = new ReplayClock(systemClock);
    // Beside the bundle, as in the repository.
    const folder = join(dirname(process.argv[1] ?? ''), '../demo');
    await inContext(config, { clock, modules: [JobHandlersModule] }, (context) => loadDemo(context, clock, folder));
    return 0;
  },
};

/** Loads everything that is not there yet. The context's clock must be the one given. */
async function loadDemo(context: INestApplicationContext, clock: ReplayClock, folder: string): Promise<void> {
  const database = context.get(Database);
  await database.inTransaction((tx) => publishProgramme(context, tx));
  for (const store of demoStores) await database.inTransaction((tx) => openStore(context, tx, store));
  await database.inTransaction((tx) => hireStaff(context, tx));
  await offerRewards(context, folder);
  for (const store of demoStores) await loadSales(context, clock, store, join(folder, store.sales));
  await tellProfiles(context);
  const isNew = await runCampaigns(context, clock);
  await fillAlbum(context, folder);
  await openCare(context);
  await planEvents(context, clock, folder);
  await rateEvents(context, clock, folder);
  await showLooks(context, clock, folder);
  await likeLooks(context, clock);
  await tryLooks(context, clock);
  await inviteInDemo(context, clock);
  await useBenefits(context, clock);
  await handOverInDemo(context, clock);
  if (isNew) await switchOnReady(context);
  const [row] = await rows<{ members: number }>(
    database.reading,
    'SELECT count(*) AS members FROM member WHERE joined_at IS NOT NULL',
  );
  print(`Demo data is there: ${demoStores.length} stores, ${demoStaff.length} staff, ${row?.members ?? 0} members`);
}

/** The boutique, unless something is published: what a shop has set up is never replaced. */
async function publishProgramme(context: INestApplicationContext, tx: Tx): Promise<void> {
  const published = await rows(tx, `SELECT version FROM programme_version WHERE status = 'published' LIMIT 1`);
  if (published.length > 0) return;
  const { boutique } = presets;
  const today = businessDayOf(systemClock.now(), boutique.timeZone);
  await context.get(ProgrammeService).publish(tx, boutique, addMonths(today, -24));
}

async function openStore(context: INestApplicationContext, tx: Tx, { code, name, counters }: DemoStore): Promise<void> {
  const stores = context.get(StoresService);
  if (await stores.storeByCode(tx, code)) return;
  const storeId = await stores.createStore(tx, { code, name });
  for (const counter of counters) await stores.createCounter(tx, { storeId, ...counter });
  const tillId = await stores.createTill(tx, { storeId, name: '收银台 1' });
  await stores.issueTillKey(tx, { tillId, scopes: tillScopes, key: tillKeyOf(context.get(Keys), code) });
}

async function hireStaff(context: INestApplicationContext, tx: Tx): Promise<void> {
  const stores = context.get(StoresService);
  const keys = context.get(Keys);
  for (const { login, name, role, store, counter } of demoStaff) {
    if (await stores.staffByLogin(tx, login)) continue;
    const storeId = store === null ? null : ((await stores.storeByCode(tx, store))?.id ?? null);
    const [found] = await rows<{ id: string }>(tx, `SELECT id FROM counter WHERE store_id = $1 AND code = $2`, [
      storeId,
      counter ?? null,
    ]);
    await stores.createStaff(tx, {
      login,
      name,
      role,
      storeId,
      password: passwordOf(keys, login),
      ...(found ? { counterId: found.id } : {}),
    });
  }
}
