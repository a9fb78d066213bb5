// Friends in the demo: the shown customer has brought one who buys, one whom head office still looks at and one who has only
// opened the invitation; a guide's code has brought a fourth.
import type { INestApplicationContext } from '@nestjs/common';
import { Binding, InviteFriends, RecordPurchase, TouchInvitation } from '@guike/flows';
import { type BusinessDay, type MemberId, type StaffId, type StoreId, addDays, instantOfLocal } from '@guike/kernel';
import { MembersService, WechatIdentities } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { ProgrammeService, paperVersions } from '@guike/programme';
import { StoresService } from '@guike/stores';
import type { ReplayClock } from '../replay/replay-clock';
import { SHOWN_CUSTOMER, personOf } from './cast';
import { deliverMessages } from './demo-sales';

const STORE = 'NJL';
const GUIDE = 'guide.njl.1';
/** The shown customer's own phone, which one of the friends seems to have. */
const AT_HOME = { address: '203.0.113.9', device: 'iPhone 15|iOS 18.1|390x844' };

interface DemoFriend {
  readonly name: string;
  readonly phone: string;
  readonly by: 'member' | 'guide';
  readonly from: { readonly address: string; readonly device: string };
  readonly openedDaysAgo: number;
  /** What they bought, in yuan, and how many days ago; the first sale makes them a member. */
  readonly sales: readonly { readonly daysAgo: number; readonly yuan: number }[];
}

const demoFriends: readonly DemoFriend[] = [
  {
    name: '宋雨桐',
    phone: '13911110001',
    by: 'member',
    from: { address: '203.0.113.21', device: 'HUAWEI Mate 60|HarmonyOS 4|360x780' },
    openedDaysAgo: 12,
    sales: [
      { daysAgo: 2, yuan: 640 },
      { daysAgo: 1, yuan: 430 },
    ],
  },
  {
    name: '何静姝',
    phone: '13911110002',
    by: 'member',
    from: AT_HOME,
    openedDaysAgo: 6,
    sales: [{ daysAgo: 1, yuan: 320 }],
  },
  {
    name: '方圆',
    phone: '13911110003',
    by: 'guide',
    from: { address: '203.0.113.40', device: 'Xiaomi 14|Android 14|393x873' },
    openedDaysAgo: 4,
    sales: [{ daysAgo: 4, yuan: 540 }],
  },
  {
    name: '许安然',
    phone: '13911110004',
    by: 'member',
    from: { address: '203.0.113.58', device: 'iPhone 13|iOS 17.5|390x844' },
    openedDaysAgo: 1,
    sales: [],
  },
];

interface Ground {
  readonly context: INestApplicationContext;
  readonly clock: ReplayClock;
  readonly day: BusinessDay;
  readonly zone: string;
  readonly storeId: StoreId;
  readonly guide: StaffId;
  readonly shown: MemberId;
}

/** Loaded once: what people have done with it since stays. */
export async function inviteInDemo(context: INestApplicationContext, clock: ReplayClock): Promise<void> {
  const ground = await groundOf(context, clock);
  if (ground === null) return;
  const inviting = context.get(InviteFriends);
  const { code: own } = await inviting.page(ground.shown, AT_HOME);
  const { code: guides } = await inviting.staffPage(ground.guide, { address: null, device: null });
  for (const friend of demoFriends) await bring(ground, friend, friend.by === 'member' ? own : guides);
  await deliverMessages(context, clock);
}

/** Null where it is loaded already, or the demo's people are not there. */
async function groundOf(context: INestApplicationContext, clock: ReplayClock): Promise<Ground | null> {
  const tx = context.get(Database).reading;
  const { body, day } = await context.get(ProgrammeService).present(tx);
  const stores = context.get(StoresService);
  const shown = await context.get(MembersService).find(tx, { kind: 'phone', phone: personOf(SHOWN_CUSTOMER).phone });
  const [store, guide] = [await stores.storeByCode(tx, STORE), await stores.staffByLogin(tx, GUIDE)];
  if (shown === null || !store || !guide) return null;
  const known = await rows(tx, `SELECT FROM invite_code WHERE member_id = $1`, [shown]);
  if (known.length > 0) return null;
  return { context, clock, day, zone: body.timeZone, storeId: store.id, guide: guide.id, shown };
}

async function bring(ground: Ground, friend: DemoFriend, code: string): Promise<void> {
  const { context, clock, day, zone } = ground;
  const at = (daysAgo: number, time: string) => instantOfLocal(`${addDays(day, -daysAgo)} ${time}:00`, zone);
  const identityId = await clock.at(at(friend.openedDaysAgo, '10:20'), async () => {
    const seen = { appId: 'demo', openid: `demo-${friend.phone}`, unionid: null };
    const { id } = await context.get(Database).inTransaction((tx) => context.get(WechatIdentities).meet(tx, seen));
    await context.get(TouchInvitation).touch({ identityId: id, memberId: null }, code, friend.from);
    return id;
  });
  for (const [index, { daysAgo, yuan }] of friend.sales.entries()) {
    const paidAt = at(daysAgo, '15:40');
    await clock.at(paidAt, async () => {
      if (index === 0) await bindPhone(context, identityId, friend);
      await sell(ground, friend, { number: `F${friend.phone.slice(-1)}${index}`, yuan, paidAt, daysAgo });
    });
  }
}

async function bindPhone(
  context: INestApplicationContext,
  identityId: string,
  { phone, name }: DemoFriend,
): Promise<void> {
  await context
    .get(Database)
    .inTransaction((tx) => context.get(Binding).bind(tx, identityId, { phone, consents: paperVersions, name }));
}

/** Two pieces of the shop's own, which make a member of who agrees. */
async function sell(
  { context, day, storeId }: Ground,
  { phone, name }: DemoFriend,
  sale: { readonly number: string; readonly yuan: number; readonly paidAt: Date; readonly daysAgo: number },
): Promise<void> {
  const { number, yuan, paidAt, daysAgo } = sale;
  const unitPriceFen = yuan * 100;
  await context.get(RecordPurchase).record({
    storeId,
    source: 'demo',
    receipt: { businessDay: addDays(day, -daysAgo), number },
    paidAt,
    customer: { kind: 'phone', phone, name },
    orderDiscountFen: 0,
    topUpFen: 0,
    consent: { version: paperVersions.agreement, source: 'till' },
    lines: [{ sku: 'D100', name: '亚麻衬衫', quantity: 2, unitPriceFen, amountFen: unitPriceFen * 2, goods: true }],
  });
}
