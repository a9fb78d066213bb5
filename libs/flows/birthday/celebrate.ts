// What a birthday brings, for many members in a fixed number of statements: the year claimed, a coupon by tier, a message, a
// task to ring, and a place at the month's party. The caller's transaction. Source: product.md, Birthdays.
import { Injectable } from '@nestjs/common';
import { CouponsService, type NewCoupon } from '@guike/benefits';
import { type CareWish, CareTasksService } from '@guike/care';
import { type BusinessDay, type StaffId, type StoreId, addDays } from '@guike/kernel';
import { BirthdayYears, type Celebrant, type Occasion, type Span } from '@guike/members';
import {
  type Delivery,
  type Message,
  NotificationsService,
  anniversaryMessage,
  birthdayMessage,
} from '@guike/notifications';
import { type Tx, rows, together } from '@guike/platform';
import type { VersionOfDay } from '@guike/programme';
import { type BirthdayGift, giftOf } from './birthday-gift';
import { sinceOf } from './replay-days';

interface Guest extends Celebrant {
  readonly tier: string | null;
  readonly storeId: StoreId | null;
  readonly guideId: StaffId | null;
  readonly joinedOn: BusinessDay;
  /** There is a photo of the last twelve months. */
  readonly pictured: boolean;
  /** Has not asked to be left alone. */
  readonly mayRing: boolean;
}

interface Celebration {
  readonly day: BusinessDay;
  readonly today: BusinessDay;
  readonly party: boolean;
}

/** Where the photos of the year are turned over. */
const REPLAY_PAGE = 'pages/replay/index';
/** On a day with many birthdays all gifts come before the first text message: that takes ten times as long for each. */
const ONWARDS_SECONDS = 15;
/** Days to ring somebody whose birthday nobody thought of in time. */
const LATE_CALL_DAYS = 2;

@Injectable()
export class Celebrate {
  constructor(
    private readonly years: BirthdayYears,
    private readonly coupons: CouponsService,
    private readonly care: CareTasksService,
    private readonly notifications: NotificationsService,
  ) {}

  /** Answers how many members were congratulated: those of the span who have not been, for this year. */
  async celebrate(tx: Tx, occasion: Occasion, day: BusinessDay, span: Span, present: VersionOfDay): Promise<number> {
    const { birthday } = present.body;
    if (birthday === null || (occasion === 'joining' && !birthday.anniversaries)) return 0;
    const isAhead = day >= present.day;
    const partyMonth = occasion === 'birthday' && birthday.party && isAhead ? day.slice(0, 7) : null;
    const claimed = await this.years.claim(tx, { occasion, day, ...span, partyMonth });
    if (claimed.length === 0) return 0;
    const guests = await guestsOf(tx, claimed, sinceOf(present.day));
    if (occasion === 'joining') await this.notifications.deliverAll(tx, guests.map(anniversaryOf));
    else await this.giveAll(tx, guests, day, present);
    return guests.length;
  }

  private async giveAll(tx: Tx, guests: readonly Guest[], day: BusinessDay, present: VersionOfDay): Promise<void> {
    const { body, day: today } = present;
    const told = { day, today, party: body.birthday?.party ?? false };
    const tiers = new Set(guests.map(({ tier }) => tier));
    const presents = new Map([...tiers].map((tier) => [tier, presentOf(giftOf(body, tier, day, today), told)]));
    const given = guests.map((guest) => ({ guest, present: presents.get(guest.tier) as Present }));
    const coupons = given.flatMap(({ guest, present: { gift } }) => (gift === null ? [] : [couponOf(guest, gift)]));
    const deliveries = given.map(({ guest, present }) => deliveryOf(guest, present));
    const tasks = given.flatMap(({ guest, present }) => (guest.mayRing ? [taskOf(guest, present, told)] : []));
    await together(tx, () => [
      this.coupons.issueMany(tx, coupons),
      this.notifications.deliverAll(tx, deliveries, { onwardsAfterSeconds: ONWARDS_SECONDS }),
      this.care.openAll(tx, tasks),
    ]);
  }
}

/** What members of a tier are given and told, put into words once for all of them. */
interface Present {
  readonly gift: BirthdayGift | null;
  /** Of who has photos of the year, and of who has none. */
  readonly message: { readonly pictured: Message; readonly plain: Message };
  readonly script: string;
}

function presentOf(gift: BirthdayGift | null, told: Celebration): Present {
  const message = { ...told, gift };
  return {
    gift,
    message: {
      pictured: birthdayMessage({ ...message, pictures: true }),
      plain: birthdayMessage({ ...message, pictures: false }),
    },
    script: [
      `${monthAndDay(told.day)}生日`,
      ...(gift === null ? [] : [`${gift.name}，${monthAndDay(gift.through)}前到店领取`]),
      '问候在先，不谈推销',
    ].join('；'),
  };
}

const sourceOf = ({ year }: Celebrant): string => `birthday/${year}`;

function couponOf(guest: Guest, { name, from, through }: BirthdayGift): NewCoupon {
  return {
    memberId: guest.memberId,
    source: sourceOf(guest),
    benefitCode: null,
    name,
    kind: 'gift',
    percentOff: null,
    amountFen: null,
    validFrom: from,
    validThrough: through,
  };
}

function deliveryOf(guest: Guest, { message }: Present): Delivery {
  const about = { memberId: guest.memberId, source: sourceOf(guest) };
  return guest.pictured ? { ...message.pictured, ...about, link: REPLAY_PAGE } : { ...message.plain, ...about };
}

function taskOf(guest: Guest, { script }: Present, { day, today }: Celebration): CareWish {
  const { memberId, storeId, guideId } = guest;
  const isLate = day < today;
  return {
    memberId,
    source: sourceOf(guest),
    kind: 'birthday',
    title: isLate ? '补一个生日问候' : '生日前电话问候',
    script,
    owner: storeId === null ? 'head_office' : guideId === null ? 'manager' : 'guide',
    storeId,
    guideId,
    dueOn: isLate ? addDays(today, LATE_CALL_DAYS) : day,
  };
}

function anniversaryOf(guest: Guest): Delivery {
  const years = guest.year - Number(guest.joinedOn.slice(0, 4));
  return { ...anniversaryMessage({ years }), memberId: guest.memberId, source: `joined/${guest.year}` };
}

const monthAndDay = (day: BusinessDay): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** Where they stand, and who looks after them: the guide who brought them in, at the store they joined in. */
async function guestsOf(tx: Tx, claimed: readonly Celebrant[], since: BusinessDay): Promise<Guest[]> {
  return rows<Guest>(
    tx,
    `SELECT c.id AS "memberId", c.year, t.tier, m.joined_store_id AS "storeId", m.enrolled_by AS "guideId",
       m.joined_on AS "joinedOn", EXISTS (SELECT FROM album_photo a
         WHERE a.member_id = c.id AND a.taken_on >= $3 AND a.removed_at IS NULL) AS pictured,
       NOT EXISTS (SELECT FROM member_profile f WHERE f.member_id = c.id AND f.contact = 'none') AS "mayRing"
     FROM unnest($1::uuid[], $2::integer[]) AS c(id, year) JOIN member m ON m.id = c.id
       LEFT JOIN member_tier t ON t.member_id = c.id ORDER BY c.id`,
    [claimed.map(({ memberId }) => memberId), claimed.map(({ year }) => year), since],
  );
}
