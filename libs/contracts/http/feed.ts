// Looks as others see them: the feed, one look, liking it; and what its likes come to for whose it is.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, id, instant } from './fields';
import { pictureLinks } from './look-fields';

const everybody = { kind: 'visitor' } as const;
const person = { kind: 'person' } as const;
const member = { kind: 'member' } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID'] as const;

/** By day of publishing; by likes of the last seven days; those of one store by day of publishing. */
export const feedSorts = ['newest', 'week', 'store'] as const;

const picture = z.object(pictureLinks);

const owner = z.object({
  name: z.string().meta({ description: 'as they call themselves here, else 会员' }),
  avatar: z.string().nullable().meta({ description: 'path under the API; only who chose one has one' }),
});

const liking = z.object({
  likes: z.int(),
  liked: z.boolean().meta({ description: 'by me' }),
});

const lookCard = liking.extend({
  id,
  caption: z.string(),
  picture: picture.meta({ description: 'the first' }),
  pictures: z.int().meta({ description: 'how many there are' }),
  owner,
  publishedOn: day,
});

const look = liking.extend({
  id,
  caption: z.string(),
  items: z.array(z.object({ name: z.string(), size: z.string() })).meta({ description: 'worn in it' }),
  pictures: z.array(picture).min(1),
  owner,
  store: z.object({ code, name: z.string() }).nullable(),
  publishedOn: day,
  mine: z.boolean(),
});

/** Why likes did not count, as the owner reads it; who liked is told to nobody. */
export const notCountedReasons = [
  'own',
  'staff',
  'young',
  'ring',
  'risk',
  'burst',
  'twice',
  'late',
  'taken_down',
] as const;

const counting = z.object({
  id,
  state: z.enum(['published', 'withdrawn', 'taken_down']),
  publishedAt: instant,
  closesOn: day.meta({ description: 'the last day whose likes count' }),
  open: z.boolean().meta({ description: 'likes still count; what is said of them may change until it closes' }),
  likes: z.int(),
  counted: z.int(),
  notCounted: z.int(),
  why: z
    .array(z.object({ reason: z.enum(notCountedReasons), likes: z.int(), words: z.string() }))
    .meta({ description: '店员的赞 2 个' }),
  points: z.int().nullable().meta({ description: 'given; null while nothing is decided' }),
  shownBefore: z.int().meta({
    description: 'points that the same picture brought when it was shown before; only more than these are given',
  }),
  sentence: z.string().meta({ description: '12 个赞计入，3 个没有计入：店员、新注册账号' }),
});

export const feedEndpoints = {
  feed: endpoint({
    method: 'GET',
    path: '/looks',
    summary: 'Published looks; further pages show what the first one was taken from, none twice',
    audience: everybody,
    query: z.object({
      sort: z.enum(feedSorts).default('newest'),
      store: code.optional().meta({ description: 'with `sort=store`; without it a member sees their own store' }),
      after: z
        .string()
        .max(200)
        .regex(/^[A-Za-z0-9._-]+$/)
        .optional()
        .meta({ description: 'cursor from the page before' }),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    answer: z.object({
      store: z.object({ code, name: z.string() }).nullable().meta({ description: 'with `sort=store`: which' }),
      stores: z
        .array(z.object({ code, name: z.string() }))
        .meta({ description: 'with `sort=store`: what there is to choose from' }),
      items: z.array(lookCard),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'STORE_UNKNOWN', 'RATE_LIMITED'],
  }),
  look: endpoint({
    method: 'GET',
    path: '/looks/:id',
    summary: 'A published look, also for who has never signed in',
    audience: everybody,
    params: z.strictObject({ id }),
    answer: look,
    errors: [...refused, 'LOOK_UNKNOWN'],
  }),
  like: endpoint({
    method: 'PUT',
    path: '/looks/:id/like',
    summary: 'I like it; said again, it is said once',
    audience: person,
    params: z.strictObject({ id }),
    answer: liking,
    errors: [...refused, 'FORBIDDEN', 'LOOK_UNKNOWN', 'RATE_LIMITED'],
  }),
  unlike: endpoint({
    method: 'DELETE',
    path: '/looks/:id/like',
    summary: 'I take it back',
    audience: person,
    params: z.strictObject({ id }),
    answer: liking,
    errors: [...refused, 'FORBIDDEN', 'LOOK_UNKNOWN', 'RATE_LIMITED'],
  }),
  countings: endpoint({
    method: 'GET',
    path: '/member/look-likes',
    summary: 'What the likes of each of my looks come to, the newest first',
    audience: member,
    query: z.object({
      after: id.optional().meta({ description: 'cursor from the page before' }),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    answer: z.object({
      mode: z.enum(['per_like', 'approved_photo', 'off']).meta({ description: 'of the programme now' }),
      rule: z
        .string()
        .nullable()
        .meta({ description: '一个赞 1 分，每套最多 50 分，每月最多 200 分; null: no points' }),
      items: z.array(counting),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'MEMBER_UNKNOWN', 'PROGRAMME_MISSING'],
  }),
  counting: endpoint({
    method: 'GET',
    path: '/member/look-likes/:id',
    summary: 'What the likes of one of my looks come to',
    audience: member,
    params: z.strictObject({ id }),
    answer: counting,
    errors: [...refused, 'MEMBER_UNKNOWN', 'LOOK_UNKNOWN', 'PROGRAMME_MISSING'],
  }),
} as const;
