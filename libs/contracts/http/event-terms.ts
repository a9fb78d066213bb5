// What the shop sets of an event, and its words: the part that console, phone and server read alike.
import { z } from 'zod';
import { code, day, fen, freeText, id, instant, shortText } from './fields';

export const eventStates = ['draft', 'open', 'closed', 'held', 'archived', 'cancelled'] as const;
/** What a member said, or what became of it. `walk_in`: came without an answer. */
export const answerStates = ['accepted', 'waiting', 'offered', 'declined', 'cancelled', 'lapsed', 'walk_in'] as const;
export const attendances = ['came', 'walked_in', 'missed'] as const;
export const guestLines = ['transfer', 'lounge', 'sign_in', 'other'] as const;
export const eventTemplateCodes = [
  'spring_tea',
  'summer_pool',
  'autumn_consultation',
  'winter_hot_spring',
  'monthly_salon',
  'member_day',
  'children_contest',
  'yearly_gala',
] as const;

/** Beyond it an evening is no evening of ours. */
const LARGEST_PARTY = 4;
const MOST_SEATS = 5_000;
const MOST_PRIZES = 20;

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应为 14:30 这样')
  .meta({ description: '14:30' });

export const eventPlace = z.strictObject({
  name: shortText.meta({ description: '新天地店二楼 · 茶室' }),
  address: freeText(200),
  latitude: z.number().min(-90).max(90).nullable().meta({ description: 'GCJ-02, as WeChat maps read it' }),
  longitude: z.number().min(-180).max(180).nullable(),
});

/** Whom the event is for. All that is set must be met; who is invited by name may come in any case. */
export const eventAudience = z.strictObject({
  who: z.enum(['everyone', 'members', 'invited']).meta({
    description: 'everyone: also seen by guests; answering takes a membership. invited: by name only',
  }),
  tiers: z.array(code).max(10).meta({ description: 'codes of tiers; none: all' }),
  stores: z.array(code).max(200).meta({ description: 'codes of the stores that members belong to; none: all' }),
  segmentId: id.nullable(),
});

export const eventPrice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('points'),
    points: z.int().min(1).max(1_000_000).meta({ description: 'a person' }),
  }),
  z.strictObject({ kind: z.literal('fee'), fen: fen.min(1).meta({ description: 'a person, paid in the store' }) }),
]);

/** Unless the shop says otherwise, a draw takes place an hour after the start. Ours. */
export const DRAW_MINUTES = 60;

export const eventDraw = z.strictObject({
  rules: freeText(500).min(2, '请写明抽奖规则'),
  prizes: z
    .array(z.strictObject({ name: shortText, count: z.int().min(1).max(200) }))
    .min(1)
    .max(MOST_PRIZES)
    .meta({ description: 'drawn in this order' }),
  minutes: z
    .int()
    .min(0)
    .max(1_440)
    .default(DRAW_MINUTES)
    .meta({ description: 'after the start: who is here by then takes part; at the end of the event at the latest' }),
});

export const eventTerms = {
  title: freeText(40).min(2, '请写活动名称'),
  about: freeText(500).meta({ description: 'a paragraph, as the shop would say it' }),
  cover: z.string().max(80).nullable().meta({ description: 'key of a picture under /pictures' }),
  store: code.nullable().meta({ description: 'the store that runs it; null: the brand' }),
  place: eventPlace,
  hostId: id.nullable().meta({ description: 'a person of the staff' }),
  startsAt: instant,
  endsAt: instant,
  visibleFrom: instant,
  replyBy: instant.meta({ description: 'answers until then; at or before the start' }),
  seats: z.int().min(1, '名额至少 1 位').max(MOST_SEATS),
  companions: z.int().min(0).max(LARGEST_PARTY).meta({ description: 'whom a member may bring at most' }),
  children: z.strictObject({
    allowed: z.boolean(),
    note: freeText(100).meta({ description: '6 岁以上，由家长陪同' }),
  }),
  audience: eventAudience,
  price: eventPrice,
  agenda: z.array(z.strictObject({ time: clockTime, words: shortText })).max(20),
  games: z.array(z.strictObject({ name: shortText, rules: freeText(500) })).max(10),
  draw: eventDraw.nullable(),
  guests: z
    .array(z.strictObject({ line: z.enum(guestLines), words: shortText }))
    .max(10)
    .meta({ description: 'transfer, lounge, sign-in lane: for those who come' }),
  confirmMinutes: z
    .int()
    .min(10)
    .max(2_880)
    .meta({ description: 'how long a freed seat is kept for who waited; the night does not count' }),
  thanks: z.strictObject({
    points: z.int().min(0).max(100_000).meta({ description: 'for having come, once a member' }),
    benefit: code.nullable().meta({ description: 'code of a benefit that is granted for having come' }),
  }),
} as const;

/** How it comes again: on the nth weekday of the month (1 Monday … 7 Sunday; nth 5 is the last), or on a day of it. */
export const eventRepeat = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekday'),
    nth: z.int().min(1).max(5),
    weekday: z.int().min(1).max(7),
  }),
  z.strictObject({ kind: z.literal('day'), day: z.int().min(1).max(28) }),
]);

/** Somebody who is brought along. A child comes only with a guardian's word, recorded with its time. */
export const companionWish = z.strictObject({
  name: freeText(30).min(1, '请写同行人的称呼'),
  child: z.boolean().default(false),
  age: z.int().min(0).max(17).optional().meta({ description: 'of a child' }),
  guardianConsent: z
    .boolean()
    .default(false)
    .meta({ description: 'a child: I am the guardian, or have the guardian’s word' }),
});

export const companion = z.object({
  name: z.string(),
  child: z.boolean(),
  age: z.int().nullable(),
  consentAt: instant.nullable().meta({ description: 'when the guardian agreed; children only' }),
});

/** What is published of a draw: what binds it before, how to reckon it again after. */
export const drawPublished = z.object({
  rules: z.string(),
  prizes: z.array(z.object({ name: z.string(), count: z.int() })),
  commitment: z.string().nullable().meta({ description: 'SHA-256 of the seed, hex; shown from the opening on' }),
  at: instant.meta({ description: 'published with the hash: who is here by then takes part, whenever it is drawn' }),
  atWords: z.string().meta({ description: '11月28日 周六 15:30' }),
  seed: z.string().nullable().meta({ description: 'hex; only once it has been drawn' }),
  entries: z.array(z.int()).meta({ description: 'numbers of those who were here by then, ascending; only once drawn' }),
  winners: z.array(z.object({ prize: z.string(), number: z.int() })),
  drawnAt: instant.nullable(),
  how: z.string().meta({ description: 'how anybody reckons it again, in words' }),
});

export const seriesOf = z.object({ repeat: eventRepeat, words: z.string(), nextOn: day.nullable() });
