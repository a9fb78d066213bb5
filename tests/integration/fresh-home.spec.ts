// 首页 of a process that wrote nothing: whatever was acknowledged anywhere is on the very next page, however many read
// and write at the same time. Pages are read together and remembered as text (ADR 11), so this is what could go wrong.
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FlowsModule, MemberHome } from '@guike/flows';
import { MembersService } from '@guike/members';
import { NotificationsService } from '@guike/notifications';
import { Database, PlatformModule, createLogger } from '@guike/platform';
import { type Shop, openShop } from '../support/shop';

const MEMBERS = 6;
const SALES = 15;
const READERS = 4;

let shop: Shop;
/** A second process in all that matters here: connections and a memory of its own. */
let elsewhere: INestApplicationContext;

class Elsewhere {}

beforeAll(async () => {
  shop = await openShop();
  const { config, clock } = shop.module;
  const platform = PlatformModule.register(config, createLogger('test', config.logLevel), clock);
  const root = { module: Elsewhere, imports: [platform, FlowsModule] };
  elsewhere = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
});
afterAll(async () => {
  await elsewhere.close();
  await shop.close();
});

const phoneOf = (member: number) => `1390000000${member}`;
const home = (memberId: string, at = elsewhere) => at.get(MemberHome).home(memberId);

it('shows every sale and refund the moment it is acknowledged, to all who read meanwhile', async () => {
  const ids = await Promise.all(
    Array.from({ length: MEMBERS }, async (_, member) => {
      const sale = await shop.sell({
        number: `first-${member}`,
        phone: phoneOf(member),
        goods: [{ yuan: 300, quantity: 2 }],
      });
      return sale.memberId as string;
    }),
  );
  let writing = true;
  let seen = 0;
  const readers = Array.from({ length: READERS }, async (_, reader) => {
    const latest = new Map<string, number>();
    for (let turn = reader; writing; turn += 1) {
      const id = ids[turn % MEMBERS] as string;
      const { points } = await home(id, turn % 2 === 0 ? elsewhere : shop.module.context);
      // Nobody's points are ever fewer than they were before: refunds come at the end.
      expect(points.balance).toBeGreaterThanOrEqual(latest.get(id) ?? 0);
      latest.set(id, points.balance);
      seen += 1;
    }
  });
  try {
    await Promise.all(
      ids.map(async (id, member) => {
        for (let sale = 0; sale < SALES; sale += 1) {
          const number = `${member}-${sale}`;
          const { balance } = await shop.sell({ number, phone: phoneOf(member), goods: [{ yuan: 110 + sale * 10 }] });
          const [here, there] = await Promise.all([home(id, shop.module.context), home(id)]);
          expect([here.points.balance, there.points.balance]).toEqual([balance, balance]);
        }
      }),
    );
  } finally {
    writing = false;
  }
  await Promise.all(readers);
  expect(seen).toBeGreaterThan(MEMBERS * SALES);
  for (const [member, id] of ids.entries()) {
    const before = (await home(id)).points.balance;
    const { pointsReversed } = await shop.takeBack(`back-${member}`, `${member}-0`, { mode: 'whole' });
    expect(pointsReversed).toBe(11);
    expect((await home(id)).points.balance).toBe(before - pointsReversed);
  }
}, 60_000);

it('shows a new name, a new message and a read one at once, and what a new day makes of the same rows', async () => {
  const { memberId } = await shop.sell({ number: 'other', phone: '13900000099', goods: [{ yuan: 300, quantity: 2 }] });
  const id = memberId as string;
  expect(await home(id)).toMatchObject({ name: null, points: { available: 0, pending: 60 }, inbox: { unread: 0 } });
  const [db, context] = [shop.module.context.get(Database), shop.module.context];
  const inbox = context.get(NotificationsService, { strict: false });
  await db.inTransaction((tx) => context.get(MembersService, { strict: false }).rename(tx, id, '王 小美'));
  expect(await home(id)).toMatchObject({ name: '王 小美' });
  const message = { memberId: id, source: 'test', kind: 'purchase' as const, title: '积分到账', body: '10 积分' };
  await db.inTransaction((tx) => inbox.deliver(tx, message));
  const told = await home(id);
  expect(told.inbox).toMatchObject({ unread: 1, latest: [{ title: '积分到账', read: false }] });
  await db.inTransaction((tx) => inbox.read(tx, id, told.inbox.latest[0]?.id ?? ''));
  expect((await home(id)).inbox).toMatchObject({ unread: 0, latest: [{ read: true }] });
  shop.clock.advance({ days: 1 });
  expect(await home(id)).toMatchObject({ points: { available: 60, pending: 0 } });
});
