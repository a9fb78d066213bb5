// What benefits are handed out by in the demo: hours to book, a booking, coupons of every kind, an umbrella out for too
// long, a surprise, and partner merchants.
import type { INestApplicationContext } from '@nestjs/common';
import { CouponsService } from '@guike/benefits';
import {
  BookBenefit,
  GrantBenefits,
  GreetMember,
  KeepBookingPlans,
  KeepPartners,
  LendThings,
  MyCoupons,
  UseCoupon,
} from '@guike/flows';
import {
  type BusinessDay,
  type MemberId,
  type StaffId,
  type StoreId,
  addDays,
  businessDay,
  daysBetween,
  instantOfLocal,
} from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { StoresService } from '@guike/stores';
import type { ReplayClock } from '../replay/replay-clock';
import { SHOWN_CUSTOMER, personOf } from './cast';
import { deliverMessages } from './demo-sales';

const STORE = 'NJL';
const GUIDE = 'guide.njl.1';
const OFFICE = 'headoffice';
/** 彭淑贞, who has picked alterations and an umbrella. */
const GOLD = '15838';
const id = (n: number): string => `0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9e${String(n).padStart(2, '0')}`;
const [AFTERNOON, NOON, EVENING] = [14 * 60, 10 * 60, 20 * 60] as const;
const MONDAY = businessDay('2024-01-01');
const booked = ['manicure', 'make_up', 'alterations'];

interface Ground {
  readonly context: INestApplicationContext;
  readonly day: BusinessDay;
  readonly office: { readonly staffId: StaffId; readonly role: 'head_office'; readonly storeId: null };
  readonly guide: { readonly staffId: StaffId; readonly role: 'guide'; readonly storeId: StoreId };
  readonly shown: MemberId;
  readonly gold: MemberId;
}

/** Loaded once: what people have done with it since stays. A shop with a programme of its own is left alone. */
export async function handOverInDemo(context: INestApplicationContext, clock: ReplayClock): Promise<void> {
  const ground = await groundOf(context);
  if (ground === null) return;
  const { day } = ground;
  const { body } = await context.get(ProgrammeService).present(context.get(Database).reading);
  const at = (daysAgo: number, time: string) => instantOfLocal(`${addDays(day, -daysAgo)} ${time}:00`, body.timeZone);
  await openHours(ground);
  await clock.at(at(20, '11:00'), () => giveCoupons(ground));
  await clock.at(at(9, '15:30'), () => lendUmbrella(ground));
  await clock.at(at(6, '16:10'), () => useOne(ground));
  await clock.at(at(1, '10:05'), () => bookAlterations(ground));
  await clock.at(at(1, '17:40'), () => surprise(ground));
  await addPartners(ground);
  await deliverMessages(context, clock);
}

async function groundOf(context: INestApplicationContext): Promise<Ground | null> {
  const tx = context.get(Database).reading;
  const { body, day } = await context.get(ProgrammeService).present(tx);
  const [known] = await rows(tx, `SELECT FROM partner WHERE id = $1`, [id(1)]);
  const offered = new Set(body.benefits.map(({ code }) => code));
  const stores = context.get(StoresService);
  const find = (customer: string) =>
    context.get(MembersService).find(tx, { kind: 'phone', phone: personOf(customer).phone });
  const [store, guide, office] = [
    await stores.storeByCode(tx, STORE),
    await stores.staffByLogin(tx, GUIDE),
    await stores.staffByLogin(tx, OFFICE),
  ];
  const [shown, gold] = [await find(SHOWN_CUSTOMER), await find(GOLD)];
  const isOurs = [...booked, 'umbrella', 'partners'].every((code) => offered.has(code));
  if (known || !isOurs || !store || !guide || !office || !shown || !gold) return null;
  return {
    ...{ context, day, shown, gold },
    office: { staffId: office.id, role: 'head_office', storeId: null },
    guide: { staffId: guide.id, role: 'guide', storeId: store.id },
  };
}

/** Every day from ten to eight but Mondays, when the seamstress is off. */
async function openHours({ context, office }: Ground): Promise<void> {
  const hours = [2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: NOON, to: EVENING, capacity: 2 }));
  const plan = { version: 0, slotMinutes: 60, cancelHours: 4, hours, closedDays: [] };
  for (const code of booked) await context.get(KeepBookingPlans).keep({ store: STORE, code }, plan, office);
}

async function giveCoupons({ context, day, shown, gold }: Ground): Promise<void> {
  const common = { benefitCode: null, validFrom: addDays(day, -20) } as const;
  const percent = { ...common, kind: 'percent', percentOff: 10, amountFen: null } as const;
  const coupons = [
    { ...percent, memberId: shown, source: 'demo/1', name: '秋装九折券', validThrough: addDays(day, 21) },
    {
      ...common,
      memberId: shown,
      source: 'demo/2',
      name: '满意礼',
      kind: 'amount',
      percentOff: null,
      amountFen: 10_000,
      validThrough: addDays(day, 9),
    },
    {
      ...common,
      memberId: shown,
      source: 'demo/3',
      name: '手工香皂',
      kind: 'gift',
      percentOff: null,
      amountFen: null,
      validThrough: addDays(day, -2),
    },
    { ...percent, memberId: gold, source: 'demo/4', name: '秋装九折券', validThrough: addDays(day, 21) },
  ] as const;
  await context.get(Database).inTransaction((tx) => context.get(CouponsService).issueMany(tx, coupons));
}

async function useOne({ context, guide, gold }: Ground): Promise<void> {
  const { coupons } = await context.get(MyCoupons).list(gold, { shelf: 'open', limit: 1 });
  const [coupon] = coupons;
  if (!coupon) return;
  const by = { kind: 'staff', by: guide.staffId, actorId: guide.staffId, storeId: guide.storeId } as const;
  await context.get(UseCoupon).use(coupon.code, { receipt: null, saleFen: 168_000 }, by);
}

async function lendUmbrella({ context, guide, gold }: Ground): Promise<void> {
  await context.get(GreetMember).greet(personOf(GOLD), guide.staffId);
  await context.get(LendThings).lend({ memberId: gold, id: id(2), code: 'umbrella', item: '伞 12', days: 7 }, guide);
}

/** On the next day that is no Monday. */
async function bookAlterations({ context, day, gold }: Ground): Promise<void> {
  const isSunday = daysBetween(MONDAY, day) % 7 === 6;
  const next = addDays(day, isSunday ? 2 : 1);
  const wish = { id: id(3), code: 'alterations', store: STORE, day: next, fromMinute: AFTERNOON, note: '收腰 2 厘米' };
  await context.get(BookBenefit).book(gold, wish);
}

async function surprise({ context, day, office, shown }: Ground): Promise<void> {
  await context.get(GrantBenefits).grant(
    {
      id: id(4),
      audience: { kind: 'member', memberId: shown },
      gift: { kind: 'benefit', code: null, name: '手写贺卡与鲜花' },
      title: '给您留了一份心意',
      words: '上回您说喜欢桔梗，这几天到店，花和卡片都为您备着。',
      validThrough: addDays(day, 14),
    },
    office,
  );
}

async function addPartners({ context, office }: Ground): Promise<void> {
  const partner = { benefitCode: 'partners', active: true };
  const add = (terms: { id: string; name: string; address: string; offer: string }) =>
    context.get(KeepPartners).add({ ...partner, ...terms }, office.staffId);
  await add({ id: id(1), name: '拾光咖啡', address: '南京西路 1266 号一层', offer: '咖啡第二杯半价' });
  await add({ id: id(5), name: '竹里茶室', address: '新天地太仓路 181 弄', offer: '点茶送茶点一份' });
}
