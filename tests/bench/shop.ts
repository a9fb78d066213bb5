// The shop that is measured: a programme in force, a store, a till with its key, members who joined through the real flow.
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CheckLedger, FlowsModule, JobHandlersModule, RecordPurchase, type SaleCommand } from '@guike/flows';
import { type Clock, businessDay, businessDayOf, tillScopes } from '@guike/kernel';
import { NotificationsModule, NotificationsService } from '@guike/notifications';
import { type Config, Database, PlatformModule, Tokens, type Tx, createLogger, systemClock } from '@guike/platform';
import { ProgrammeModule, ProgrammeService, presets } from '@guike/programme';
import { StoresModule, StoresService } from '@guike/stores';
import { type Side, runTimes } from './rounds';

class BenchRoot {}

export interface BenchMember {
  readonly memberId: string;
  readonly phone: string;
  readonly token: string;
}

export interface BenchShop {
  readonly storeId: string;
  readonly tillKey: { readonly keyId: string; readonly secret: string };
  readonly members: readonly BenchMember[];
}

const modules = [FlowsModule, JobHandlersModule, ProgrammeModule, StoresModule, NotificationsModule];

/** Fills an empty database. Each member has one earlier purchase of today and three messages. */
export async function openBenchShop(config: Config, memberCount: number): Promise<BenchShop> {
  return inContext(config, async (context) => {
    const { storeId, tillKey } = await openStore(context);
    const database = context.get(Database);
    const members: BenchMember[] = [];
    let next = 0;
    const joining: Side = {
      name: 'joining',
      async operation() {
        const index = next++;
        const phone = `138${String(index).padStart(8, '0')}`;
        const { memberId } = await context.get(RecordPurchase).record(joiningSale(storeId, index, phone));
        if (memberId === null) throw new Error('a sale with a phone has a member');
        await database.inTransaction((tx) => fillInbox(tx, context.get(NotificationsService), memberId));
        members.push({ memberId, phone, token: context.get(Tokens).signMember(memberId) });
      },
    };
    await runTimes(joining, memberCount);
    return { storeId, tillKey, members };
  });
}

/** Throws when what either side wrote is not a ledger that adds up. */
export async function requireCleanLedger(config: Config): Promise<void> {
  const outcomes = await inContext(config, (context) => context.get(CheckLedger).check());
  const broken = outcomes.filter(({ offenders }) => offenders > 0);
  if (broken.length > 0) throw new Error(`The ledger is broken: ${JSON.stringify(broken)}`);
}

/** Runs work with everything a process of ours has, at the time of a clock. */
export async function inContext<T>(
  config: Config,
  work: (context: INestApplicationContext) => Promise<T>,
  clock: Clock = systemClock,
): Promise<T> {
  const platform = PlatformModule.register(config, createLogger('bench', 'error'), clock);
  const root = { module: BenchRoot, imports: [platform, ...modules] };
  const context = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** A programme in force, a store, a till with its key. */
export async function openStore(context: INestApplicationContext): Promise<Pick<BenchShop, 'storeId' | 'tillKey'>> {
  const stores = context.get(StoresService);
  return context.get(Database).inTransaction(async (tx) => {
    await context.get(ProgrammeService).publish(tx, presets.boutique, businessDay('2020-01-01'));
    const storeId = await stores.createStore(tx, { code: 'BENCH', name: '测试店' });
    const tillId = await stores.createTill(tx, { storeId, name: '一号机' });
    return { storeId, tillKey: await stores.issueTillKey(tx, { tillId, scopes: tillScopes }) };
  });
}

async function fillInbox(tx: Tx, inbox: NotificationsService, memberId: string): Promise<void> {
  for (const points of [12, 7, 30]) {
    const message = { kind: 'purchase' as const, title: '积分到账', body: `本次消费获得 ${points} 积分，明天起可用。` };
    await inbox.deliver(tx, { memberId, source: `bench/${points}`, ...message });
  }
}

function joiningSale(storeId: string, index: number, phone: string): SaleCommand {
  const paidAt = new Date();
  const line = { sku: 'JOIN', name: '入会商品', quantity: 2, unitPriceFen: 5_000, amountFen: 10_000, goods: true };
  return {
    storeId,
    source: 'till',
    receipt: { businessDay: businessDayOf(paidAt, presets.boutique.timeZone), number: `join-${index}` },
    paidAt,
    customer: { kind: 'phone', phone },
    lines: [line],
    orderDiscountFen: 0,
    topUpFen: 0,
    consent: { version: '1', source: 'till' },
  };
}
