// The shop that the storm meets: a store with tills, members whose points may be spent, a reward on offer.
import { businessDayOf, businessDay, cardCode, tillScopes } from '@guike/kernel';
import { CheckLedger, FlowsModule, KeepRewards, RecordPurchase, SweepPoints } from '@guike/flows';
import { MembersService } from '@guike/members';
import { type Config, Database, PlatformModule, Tokens, createLogger, newId, systemClock } from '@guike/platform';
import { ProgrammeModule, ProgrammeService, presets } from '@guike/programme';
import { type KeyPair, StoresModule, StoresService } from '@guike/stores';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createHmac } from 'node:crypto';
import { TravellingClock } from '../support/clock';
import { scarf } from '../support/rewards';

const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;

export interface StormMember {
  readonly memberId: string;
  readonly phone: string;
  /** What the member's phone shows now. */
  readonly code: () => string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface StormShop {
  readonly storeId: string;
  readonly key: KeyPair;
  readonly rewardId: string;
  readonly members: readonly StormMember[];
}

class StormRoot {}

/** Works on the shop from within this process, at a clock of one's own, and lets go of the database. */
export async function inShop<T>(
  config: Config,
  work: (context: INestApplicationContext) => Promise<T>,
  clock = systemClock,
): Promise<T> {
  const platform = PlatformModule.register(config, createLogger('faults', 'fatal'), clock);
  const root = { module: StormRoot, imports: [platform, FlowsModule, ProgrammeModule, StoresModule] };
  const context = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

export const todayHere = () => businessDayOf(new Date(), ZONE);

/** Fills an empty database. Every member has 3,000 points of two days ago. */
export async function openStormShop(config: Config, count: number): Promise<StormShop> {
  const clock = new TravellingClock(new Date(Date.now() - 2 * DAY_MS));
  return inShop(
    config,
    async (context) => {
      const stores = context.get(StoresService);
      const opened = await context.get(Database).inTransaction(async (tx) => {
        await context.get(ProgrammeService).publish(tx, presets.boutique, businessDay('2020-01-01'));
        const storeId = await stores.createStore(tx, { code: 'S1', name: '一店' });
        const tillId = await stores.createTill(tx, { storeId, name: '一号机' });
        return { storeId, key: await stores.issueTillKey(tx, { tillId, scopes: tillScopes }) };
      });
      const joined: { memberId: string; phone: string }[] = [];
      for (let n = 0; n < count; n++) joined.push(await join(context, clock, opened.storeId, n));
      clock.set(new Date());
      const members: StormMember[] = [];
      for (const each of joined) members.push(await equipped(context, each));
      return { ...opened, members, rewardId: await offer(context) };
    },
    clock,
  );
}

async function join(context: INestApplicationContext, clock: TravellingClock, storeId: string, n: number) {
  const phone = `139${String(n).padStart(8, '0')}`;
  const line = { sku: 'A', name: '大衣', quantity: 2, unitPriceFen: 1_500_000, amountFen: 3_000_000, goods: true };
  const { memberId } = await context.get(RecordPurchase).record({
    storeId,
    source: 'till',
    receipt: { businessDay: businessDayOf(clock.now(), ZONE), number: `before-${n}` },
    paidAt: clock.now(),
    customer: { kind: 'phone', phone },
    lines: [line],
    orderDiscountFen: 0,
    topUpFen: 0,
    consent: { version: '1', source: 'till' },
  });
  if (memberId === null) throw new Error('the sale made no member');
  return { memberId, phone };
}

/** With what a member's phone has: the card's secret and a token. */
async function equipped(
  context: INestApplicationContext,
  { memberId, phone }: { readonly memberId: string; readonly phone: string },
): Promise<StormMember> {
  const card = await context.get(MembersService, { strict: false }).cardKey(context.get(Database).reading, memberId);
  if (card === null) throw new Error('a member without a card');
  const mac = (message: Uint8Array) => createHmac('sha256', card.secret).update(message).digest();
  return {
    memberId,
    phone,
    code: () => cardCode(card.number, mac, new Date()),
    headers: { authorization: `Bearer ${context.get(Tokens).signMember(memberId)}` },
  };
}

async function offer(context: INestApplicationContext): Promise<string> {
  const [id, by] = [newId(), newId()];
  const keeping = context.get(KeepRewards);
  await keeping.create({ id, ...scarf, windows: [] }, by);
  await keeping.switch(id, { version: 1, state: 'on' }, by);
  return id;
}

/** What the ledger says against itself: the name of each broken rule, with how many break it. */
export async function ledgerFaults(config: Config): Promise<string[]> {
  const outcomes = await inShop(config, (context) => context.get(CheckLedger).check());
  return outcomes
    .filter(({ offenders }) => offenders > 0)
    .map(({ name, offenders, examples }) => `ledger: ${name}: ${offenders}, e.g. ${JSON.stringify(examples[0])}`);
}

export async function sweepPoints(config: Config): Promise<void> {
  await inShop(config, (context) => context.get(SweepPoints).sweep());
}
