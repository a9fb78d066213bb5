// Worked examples of coupons and bookings: a birthday's coupon is used at the till, and a manicure booked for Saturday.
import type { Example } from './examples';

const COUPON_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e720';
const BOOKING_ID = '0195c1f2-8d40-7b6a-8f55-0c9a41d3e721';
const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
const CODE = '20491836205719';
const USED_AT = '2026-03-06T03:20:30.000Z';
const receipt = { businessDay: '2026-03-06', number: '0051' };

const face = {
  name: '生日九折券',
  kind: 'percent',
  percentOff: 10,
  amountFen: null,
  value: '9 折',
  validFrom: '2026-03-01',
  validThrough: '2026-03-31',
};
const whose = { memberId: MEMBER_ID, nameMasked: '王**', phoneMasked: '138****8000' };
const usable = {
  couponId: COUPON_ID,
  ...face,
  standing: 'usable',
  worthFen: 6_800,
  alone: true,
  ...whose,
  frozen: false,
  sentence: '3月31日前（含当日）付款时出示券码',
  usedAt: null,
  usedBy: null,
};
const used = {
  couponId: COUPON_ID,
  duplicate: false,
  name: face.name,
  value: face.value,
  worthFen: 6_800,
  usedAt: USED_AT,
  ...whose,
};

export const tillCouponExamples: Readonly<Record<string, Example>> = {
  verifyCoupon: { request: { code: CODE, amountFen: 68_000 }, answer: usable },
  useCoupon: { request: { code: CODE, receipt, amountFen: 68_000 }, answer: used },
  releaseCoupon: { request: { code: CODE, receipt }, answer: { ...usable, worthFen: null } },
};

export const staffCouponExamples: Readonly<Record<string, Example>> = {
  findCoupon: { request: { code: CODE }, answer: { ...usable, worthFen: null } },
  useCoupon: { request: { code: CODE, receipt, amountFen: 68_000 }, answer: used },
};

const mine = {
  id: COUPON_ID,
  ...face,
  standing: 'usable',
  code: CODE,
  usedAt: null,
  usedIn: null,
  sentence: '3月31日前（含当日）付款时出示券码',
};

export const couponExamples: Readonly<Record<string, Example>> = {
  coupons: { answer: { coupons: [mine], next: null } },
  coupon: { answer: mine },
};

const booked = {
  id: BOOKING_ID,
  code: 'manicure',
  name: '美甲',
  storeName: '一店',
  store: 'S1',
  day: '2026-03-07',
  time: '14:00',
  until: '15:00',
  fromMinute: 840,
  note: '',
  state: 'booked',
  canChange: true,
  sentence: '提前 4 小时以上可自己改期或取消',
};

export const bookingExamples: Readonly<Record<string, Example>> = {
  slots: {
    answer: {
      code: 'manicure',
      name: '美甲',
      how: '先约好门店和时间，到店就为您做',
      stores: [{ code: 'S1', name: '一店' }],
      store: 'S1',
      days: [{ day: '2026-03-07', free: 2, slots: [{ fromMinute: 840, time: '14:00', left: 2 }] }],
      sentence: '提前 4 小时以上可自己改期或取消',
    },
  },
  book: {
    request: { id: BOOKING_ID, code: 'manicure', store: 'S1', day: '2026-03-07', fromMinute: 840, note: '' },
    answer: booked,
  },
  changeBooking: {
    request: { day: '2026-03-07', fromMinute: 900 },
    answer: { ...booked, time: '15:00', until: '16:00', fromMinute: 900 },
  },
  cancelBooking: { answer: { ...booked, state: 'cancelled', canChange: false, sentence: '已取消' } },
};
