// What happens in the shop during the storm: sales, returns, points as payment, rewards; each client one thing after the
// other, all of them on the same members.
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@guike/platform';
import type { StormClient } from './client';
import type { Wish } from './operations';
import { type StormMember, type StormShop, todayHere } from './shop';

const HELD_FEN = 1_000;

interface Sale {
  readonly number: string;
  readonly day: string;
}

let numbers = 0;

/** Goes on until told to stop, then finishes what it has in hand. */
export async function serve(client: StormClient, shop: StormShop, signal: AbortSignal): Promise<void> {
  const works = [sell, sell, sell, sellToStranger, sellAndTakeBack, sellAndTakeBack, sellAndVoid, payWithPoints];
  const all = [...works, payWithPoints, letGoOfHold, redeem, redeem];
  while (!signal.aborted) {
    await client.chance.pick(all)(client, shop);
    await sleep(client.chance.between(0, 60));
  }
}

const newNumber = () => `T${++numbers}`;

async function sell(client: StormClient, shop: StormShop): Promise<void> {
  await sale(client, { phone: client.chance.pick(shop.members).phone });
}

/** Two pieces of one visit make a member of whom nobody has heard. */
async function sellToStranger(client: StormClient): Promise<void> {
  await sale(client, { phone: `138${String(client.chance.between(0, 99_999_999)).padStart(8, '0')}` });
}

async function sellAndTakeBack(client: StormClient, shop: StormShop): Promise<void> {
  const sold = await sale(client, { phone: client.chance.pick(shop.members).phone });
  await takeBack(client, sold);
}

async function sellAndVoid(client: StormClient, shop: StormShop): Promise<void> {
  const { number, day } = await sale(client, { phone: client.chance.pick(shop.members).phone });
  disturb(client, number);
  const voidedAt = new Date().toISOString();
  await client.ask(client.journal.open('void', number, number), () => ({
    path: '/till/purchases/void',
    body: { receipt: { businessDay: day, number }, voidedAt },
  }));
}

async function payWithPoints(client: StormClient, shop: StormShop): Promise<void> {
  const member = client.chance.pick(shop.members);
  const holdId = await hold(client, member);
  if (holdId === null) return;
  const sold = await sale(client, { id: member.memberId }, holdId);
  if (client.chance.is(0.3)) await takeBack(client, sold);
}

async function letGoOfHold(client: StormClient, shop: StormShop): Promise<void> {
  const holdId = await hold(client, client.chance.pick(shop.members));
  if (holdId === null || client.chance.is(0.3)) return; // Forgotten: time gives it back.
  await client.ask(client.journal.open('release', holdId, holdId), () => ({ path: `/till/holds/${holdId}/release` }));
}

async function redeem(client: StormClient, shop: StormShop): Promise<void> {
  const [{ headers }, id] = [client.chance.pick(shop.members), newId()];
  const body = { id, rewardId: shop.rewardId };
  const redemption = client.journal.open('redemption', id);
  const redeemed = await client.ask(redemption, () => ({ path: '/member/redemptions', body, headers }));
  if (redeemed === null || client.chance.is(0.3)) return;
  const verification = client.journal.open('verification', id, id);
  await client.ask(verification, () => ({ path: '/till/redemptions/verify', body: { code: redeemed['code'] } }));
}

/** Answers the hold's id; null when the till does not know that it has it. */
async function hold(client: StormClient, member: StormMember): Promise<string | null> {
  const id = newId();
  const wish = (): Wish => ({ path: '/till/holds', body: { id, card: member.code(), amountFen: HELD_FEN } });
  return (await client.ask(client.journal.open('hold', id), wish)) === null ? null : id;
}

async function sale(client: StormClient, member: object, holdId: string | null = null): Promise<Sale> {
  const [number, day, unit] = [newNumber(), todayHere(), client.chance.between(20, 900) * 100];
  const tenders = holdId !== null && [
    { kind: 'cash', amountFen: 2 * unit - HELD_FEN },
    { kind: 'points', amountFen: HELD_FEN, holdId },
  ];
  const body = {
    receipt: { businessDay: day, number },
    paidAt: new Date().toISOString(),
    member,
    lines: [{ sku: 'A', name: '衬衫', quantity: 2, unitPriceFen: unit, amountFen: 2 * unit }],
    ...(tenders && { tenders }),
    joinConsent: { version: '1' },
  };
  const key = client.chance.is(0.5) ? { idempotencyKey: newId() } : {};
  await client.ask(client.journal.open('sale', number, holdId), () => ({ path: '/till/purchases', body, ...key }));
  return { number, day };
}

/** One piece, or all of it; perhaps of a sale that nobody knows to have arrived. */
async function takeBack(client: StormClient, { number, day }: Sale): Promise<void> {
  disturb(client, number);
  const own = newNumber();
  const what = client.chance.is(0.6) ? { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] } : { mode: 'whole' };
  const original = { businessDay: day, number };
  const body = { receipt: { businessDay: day, number: own }, original, refundedAt: new Date().toISOString(), what };
  await client.ask(client.journal.open('refund', own, number), () => ({ path: '/till/refunds', body }));
}

/** What the tills do in the evening: some ask once more for what they were never told. */
export async function askAgain(client: StormClient): Promise<void> {
  for (const operation of client.journal.operations)
    if (operation.outcome === 'unknown' && operation.wish && client.chance.is(0.5))
      await client.ask(operation, operation.wish);
}

function disturb({ journal }: StormClient, number: string): void {
  const operation = journal.of('sale').find(({ identity }) => identity === number);
  if (operation?.outcome !== 'acknowledged' && operation) operation.disturbed = true;
}
