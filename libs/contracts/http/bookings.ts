// Booking a benefit: the free times of a store, one of them for me, put off or cancelled; and a store's day of bookings.
import { z } from 'zod';
import { benefitUseStates } from './benefits';
import { endpoint } from './endpoint';
import { code, day, freeText, id, instant, pageAfter } from './fields';

const member = { kind: 'member' } as const;
const served = { kind: 'staff', roles: ['guide', 'manager'] } as const;
const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const keeping = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;
const refusedStaff = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

const minute = z.int().min(0).max(1440).meta({ description: 'minutes of the day, 870 is 14:30' });
const time = z.string().meta({ description: '14:30' });

const rights = ['BENEFIT_UNKNOWN', 'BENEFIT_RESTS', 'BENEFIT_STORE', 'BENEFIT_QUOTA'] as const;
const slots = ['SLOT_CLOSED', 'SLOT_FULL'] as const;

const booking = z.object({
  id,
  code,
  name: z.string(),
  storeName: z.string(),
  store: code,
  day,
  time,
  until: time,
  fromMinute: minute,
  note: z.string(),
  state: z.enum(benefitUseStates),
  canChange: z.boolean(),
  sentence: z.string().meta({ description: '12月3日 14:30 之前可自己改期或取消' }),
});

const deskBooking = z.object({
  memberId: id,
  id,
  code,
  name: z.string(),
  storeName: z.string(),
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  day,
  time,
  until: time,
  note: z.string(),
  state: z.enum(benefitUseStates),
  bookedAt: instant,
  open: z.boolean().meta({ description: 'still to be done: prepared, handed over, or missed' }),
});

const dayOfBookings = z.object({ day, items: z.array(deskBooking), next: z.string().nullable() });

const hours = z
  .strictObject({ weekday: z.int().min(1).max(7), from: minute, to: minute, capacity: z.int().min(1).max(200) })
  .refine(({ from, to }) => from < to, '开始要早于结束');

const planTerms = {
  slotMinutes: z.int().min(5).max(720),
  cancelHours: z
    .int()
    .min(0)
    .max(168)
    .meta({ description: 'until so many hours before, members change it themselves' }),
  hours: z.array(hours).max(40),
  closedDays: z.array(day).max(100),
};

const plan = z.object({
  store: code,
  storeName: z.string(),
  code,
  name: z.string(),
  ...planTerms,
  version: z.int().meta({ description: '0 where nothing has been set yet' }),
});

export const bookingEndpoints = {
  slots: endpoint({
    method: 'GET',
    path: '/member/benefits/:code/slots',
    summary: 'When a benefit can be booked, day by day, in the store asked for or the first that takes bookings',
    audience: member,
    params: z.strictObject({ code }),
    query: z.object({ store: code.optional() }),
    answer: z.object({
      code,
      name: z.string(),
      how: z.string(),
      stores: z.array(z.object({ code, name: z.string() })),
      store: code.nullable().meta({ description: 'null where no store takes bookings yet' }),
      days: z.array(
        z.object({
          day,
          free: z.int().meta({ description: 'places left on that day' }),
          slots: z.array(z.object({ fromMinute: minute, time, left: z.int() })),
        }),
      ),
      sentence: z
        .string()
        .nullable()
        .meta({ description: 'why nothing may be booked now, or until when it may be changed' }),
    }),
    errors: [...refused, 'BENEFIT_UNKNOWN', 'BENEFIT_RESTS', 'STORE_UNKNOWN'],
  }),
  book: endpoint({
    method: 'POST',
    path: '/member/bookings',
    summary: 'Book a time; the same id again is the same booking',
    audience: member,
    body: z.strictObject({
      id: id.meta({ description: "the phone's own id of this booking" }),
      code,
      store: code,
      day,
      fromMinute: minute,
      note: freeText(60).default(''),
    }),
    answer: booking,
    errors: [...refused, ...rights, ...slots, 'STORE_UNKNOWN', 'OPERATION_CONFLICT', 'RATE_LIMITED'],
  }),
  bookings: endpoint({
    method: 'GET',
    path: '/member/bookings',
    summary: 'My bookings from today on, the next first',
    audience: member,
    answer: z.object({ bookings: z.array(booking) }),
    errors: ['UNAUTHENTICATED'],
  }),
  booking: endpoint({
    method: 'GET',
    path: '/member/bookings/:id',
    summary: 'One of my bookings',
    audience: member,
    params: z.strictObject({ id }),
    answer: booking,
    errors: [...refused, 'BOOKING_UNKNOWN'],
  }),
  changeBooking: endpoint({
    method: 'PUT',
    path: '/member/bookings/:id',
    summary: 'Put a booking off to another time of its store',
    audience: member,
    params: z.strictObject({ id }),
    body: z.strictObject({ day, fromMinute: minute }),
    answer: booking,
    errors: [
      ...refused,
      ...rights,
      ...slots,
      'BOOKING_UNKNOWN',
      'BOOKING_LATE',
      'BOOKING_OVER',
      'BENEFIT_USE_STATE',
      'RATE_LIMITED',
    ],
  }),
  cancelBooking: endpoint({
    method: 'POST',
    path: '/member/bookings/:id/cancel',
    summary: 'Cancel a booking; said twice, it is said once',
    audience: member,
    params: z.strictObject({ id }),
    answer: booking,
    errors: [...refused, 'BOOKING_UNKNOWN', 'BOOKING_LATE', 'BOOKING_OVER'],
  }),
} as const;

export const staffBookingEndpoints = {
  storeBookings: endpoint({
    method: 'GET',
    path: '/staff/bookings',
    summary: "My store's bookings of a day, the earliest first",
    audience: served,
    query: pageAfter(z.string().max(60)).extend({ day: day.optional() }),
    answer: dayOfBookings,
    errors: refusedStaff,
  }),
  stepBooking: endpoint({
    method: 'POST',
    path: '/staff/bookings/:memberId/:id/step',
    summary: 'A booking goes on: it is prepared, it was done, or nobody came; said twice, it is said once',
    audience: served,
    params: z.strictObject({ memberId: id, id }),
    body: z.strictObject({ to: z.enum(['prepared', 'delivered', 'missed']) }),
    answer: deskBooking,
    errors: [...refusedStaff, 'BOOKING_UNKNOWN', 'BOOKING_OVER', 'BOOKING_EARLY', 'ACCOUNT_FROZEN'],
  }),
} as const;

export const adminBookingEndpoints = {
  bookings: endpoint({
    method: 'GET',
    path: '/admin/bookings',
    summary: 'The bookings of a day, the earliest first; those of a store see their own',
    audience: office,
    query: pageAfter(z.string().max(60)).extend({ day: day.optional(), store: code.optional() }),
    answer: dayOfBookings,
    errors: [...refusedStaff, 'STORE_UNKNOWN'],
  }),
  bookingDays: endpoint({
    method: 'GET',
    path: '/admin/booking-days',
    summary: 'How many bookings each of the next days has',
    audience: office,
    query: z.object({ store: code.optional() }),
    answer: z.object({ today: day, days: z.array(z.object({ day, count: z.int() })) }),
    errors: [...refusedStaff, 'STORE_UNKNOWN'],
  }),
  cancelStoreBooking: endpoint({
    method: 'POST',
    path: '/admin/bookings/:memberId/:id/cancel',
    summary: 'The store cannot keep a booking: it is cancelled, and its member is told',
    audience: keeping,
    params: z.strictObject({ memberId: id, id }),
    body: z.strictObject({ reason: freeText(200).min(2, '请写明原因') }),
    answer: deskBooking,
    errors: [...refusedStaff, 'BOOKING_UNKNOWN', 'BOOKING_OVER'],
  }),
  bookingPlans: endpoint({
    method: 'GET',
    path: '/admin/booking-plans',
    summary: 'When each store takes bookings, benefit by benefit, those not set up yet included',
    audience: office,
    query: z.object({ store: code.optional() }),
    answer: z.object({ items: z.array(plan) }),
    errors: [...refusedStaff, 'STORE_UNKNOWN'],
  }),
  keepBookingPlan: endpoint({
    method: 'PUT',
    path: '/admin/booking-plans/:store/:code',
    summary: 'Set when a store takes bookings for a benefit; what is booked already stands',
    audience: keeping,
    params: z.strictObject({ store: code, code }),
    body: z.strictObject({ version: z.int().min(0), ...planTerms }),
    answer: plan,
    errors: [...refusedStaff, 'STORE_UNKNOWN', 'BENEFIT_UNKNOWN', 'PLAN_CHANGED'],
  }),
} as const;
