// What follows an event: thanks, a rating, photos of the evening, and what it brought.
import { z } from 'zod';
import { endpoint, pictureTypes } from './endpoint';
import { day, freeText, id, instant, pageAfter } from './fields';
import { largestPicture } from './pictures';

const member = { kind: 'member' } as const;
const atTheEvent = { kind: 'staff', roles: ['guide', 'manager', 'head_office'] } as const;
const readers = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', 'EVENT_UNKNOWN'] as const;
const refusedMember = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN', 'EVENT_UNKNOWN'] as const;

/** Widths in pixels in which every photo is kept; those of the album. */
export const eventPhotoWidths = [600, 1200] as const;
const ratingDays = 'changed for seven days after it was given';

const ofOne = z.strictObject({ id });
const ofPhoto = z.strictObject({ id, photoId: id });
const link = z.string().meta({ description: 'path under the API, signed; good for a day at least' });

const photo = z.object({
  id,
  width: z.int().meta({ description: 'of the photo as it stands upright' }),
  height: z.int(),
  small: link,
  large: link,
});

const rating = z.object({
  stars: z.int().min(1).max(5),
  nps: z.int().min(0).max(10).nullable().meta({ description: '0 to 10: would I bring a friend; null: not said' }),
  words: freeText(300),
});

const mine = z.object({
  eventId: id,
  title: z.string(),
  startsAt: instant,
  storeName: z.string().nullable(),
  attended: z.boolean(),
  mayRate: z.boolean().meta({ description: `I was there, and it is the time for it: once, ${ratingDays}` }),
  rating: rating.nullable(),
  changeableUntil: instant.nullable().meta({ description: 'null: nothing is rated yet' }),
  thanks: z
    .array(z.string())
    .meta({ description: 'what I was given for coming: 100 积分; empty: nothing. Not beside a share button' }),
  mayKeep: z.boolean().meta({ description: 'I agreed to photos; else keeping one is refused with CONSENT_MISSING' }),
  photos: z.array(photo.extend({ kept: z.boolean().meta({ description: 'is in my album' }) })),
});

const memberSide = {
  myEventAfter: endpoint({
    method: 'GET',
    path: '/member/events/:id/after',
    summary: 'After an event: my rating, its photos, what I was given',
    audience: member,
    params: ofOne,
    answer: mine,
    errors: refusedMember,
  }),
  rateEvent: endpoint({
    method: 'PUT',
    path: '/member/events/:id/rating',
    summary: `Rate an event I was at; the same again changes nothing, another is ${ratingDays}`,
    audience: member,
    params: ofOne,
    body: z.strictObject(rating.shape),
    answer: mine,
    errors: [...refusedMember, 'EVENT_NOT_ATTENDED', 'EVENT_RATING_CLOSED'],
  }),
  keepEventPhoto: endpoint({
    method: 'POST',
    path: '/member/events/:id/photos/:photoId/keep',
    summary: 'Put a photo of the evening into my album; again changes nothing',
    audience: member,
    params: ofPhoto,
    answer: mine,
    errors: [...refusedMember, 'EVENT_NOT_ATTENDED', 'EVENT_PHOTO_UNKNOWN', 'CONSENT_MISSING', 'ALBUM_FULL'],
  }),
  eventPhoto: endpoint({
    method: 'GET',
    path: '/event-photos/:id/:photoId/:width',
    summary: 'A photo of an evening, by a link that an attendee or the staff was given',
    audience: { kind: 'public' },
    params: z.strictObject({
      id,
      photoId: id,
      width: z.coerce
        .number()
        .refine((value) => (eventPhotoWidths as readonly number[]).includes(value), '没有这个尺寸')
        .transform((value) => value as (typeof eventPhotoWidths)[number]),
    }),
    query: z.strictObject({
      until: z.coerce.number().int().min(0).meta({ description: 'seconds since 1970: good until then' }),
      sign: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    download: 'image/webp',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'NOT_FOUND'],
  }),
} as const;

const photos = z.object({
  photos: z.array(photo),
  most: z.int().meta({ description: 'an event has at most so many' }),
});

const staffSide = {
  eventPhotos: endpoint({
    method: 'GET',
    path: '/staff/events/:id/photos',
    summary: 'Photos of an evening',
    audience: { kind: 'staff', roles: ['guide', 'manager', 'head_office', 'auditor'] },
    params: ofOne,
    answer: photos,
    errors: refused,
  }),
  addEventPhoto: endpoint({
    method: 'POST',
    path: '/staff/events/:id/photos/:photoId',
    summary: 'Add a photo of an evening; the id is made by the sender, the same again is the same',
    audience: atTheEvent,
    params: ofPhoto,
    file: { mostBytes: largestPicture, types: pictureTypes },
    answer: photos,
    errors: [...refused, 'PICTURE_INVALID', 'PICTURE_TOO_LARGE', 'EVENT_NOT_HELD', 'EVENT_PHOTOS_FULL', 'RATE_LIMITED'],
  }),
  removeEventPhoto: endpoint({
    method: 'DELETE',
    path: '/staff/events/:id/photos/:photoId',
    summary: 'Take a photo away for everybody; who has put it into their own album keeps it',
    audience: atTheEvent,
    params: ofPhoto,
    answer: photos,
    errors: [...refused, 'EVENT_PHOTO_UNKNOWN'],
  }),
} as const;

const arm = z.object({
  members: z.int(),
  buyers: z.int().meta({ description: 'members who bought within the days' }),
  purchases: z.int(),
  spendFen: z.int().meta({ description: 'less what came back' }),
  buyersPercent: z.number(),
  perMemberFen: z.int(),
});

const outcome = z.object({
  eventId: id,
  title: z.string(),
  startsAt: instant,
  storeName: z.string().nullable(),
  state: z.enum(['draft', 'open', 'closed', 'held', 'archived', 'cancelled']),
  answers: z.object({
    invited: z.int().meta({ description: 'members who were invited by name' }),
    seen: z.int().meta({ description: 'of the invited, who opened it or answered' }),
    accepted: z.int().meta({ description: 'members who accepted, invited or not' }),
    persons: z.int().meta({ description: 'with their companions' }),
    waitlisted: z.int().meta({ description: 'still on the waitlist' }),
    declined: z.int(),
    came: z.int().meta({ description: 'members' }),
    camePersons: z.int().meta({ description: 'with companions and guests without a card' }),
    noShows: z.int(),
    walkIns: z.int().meta({ description: 'persons who came without an answer' }),
  }),
  ratings: z.object({
    answers: z.int(),
    average: z.number().nullable(),
    stars: z.array(z.int()).length(5).meta({ description: 'how many gave one star, two, … five' }),
    npsAnswers: z.int(),
    nps: z.int().nullable().meta({ description: 'share of 9 and 10 less share of 0 to 6, in percentage points' }),
    promoters: z.int(),
    passives: z.int(),
    detractors: z.int(),
  }),
  buying: z.object({
    days: z.int(),
    through: day.meta({ description: 'the last day that counts' }),
    isOver: z.boolean(),
    came: arm,
    stayed: arm.nullable().meta({ description: 'invited, and did not come; null: nobody' }),
    difference: z
      .object({
        points: z.number().meta({ description: 'percentage points of buyers, more among those who came' }),
        low: z.number(),
        high: z.number(),
        verdict: z.enum(['more', 'fewer', 'unclear', 'too_few']),
      })
      .nullable(),
    byDay: z
      .array(z.object({ nth: z.int(), came: z.int(), stayed: z.int() }))
      .meta({ description: 'members who had bought by the end of the nth day; 0 is the day of the event' }),
  }),
  cost: z.object({
    thanksPoints: z.int(),
    thanksMembers: z.int(),
    gifts: z.int().meta({ description: 'benefits given for coming' }),
    pricePoints: z.int().meta({ description: 'what members paid in points, less what came back' }),
    feesFen: z.int().meta({ description: 'fees that the store marked as paid' }),
  }),
  words: z.array(z.string()).meta({ description: 'how the figures came about, a sentence each' }),
});

const days = z.object({ days: z.coerce.number().int().min(1).max(90).default(30) });
const ratingCursor = z.string().regex(/^\d{4}-[\dT:.-]+Z_[0-9a-f-]{36}$/);

const officeSide = {
  eventOutcome: endpoint({
    method: 'GET',
    path: '/admin/events/:id/outcome',
    summary:
      'What an event brought: answers, attendance, ratings, purchases against the invited who did not come, cost',
    audience: readers,
    params: ofOne,
    query: days,
    answer: outcome,
    errors: refused,
  }),
  exportEventOutcome: endpoint({
    method: 'GET',
    path: '/admin/events/:id/outcome.xlsx',
    summary: 'The same as a workbook',
    audience: readers,
    params: ofOne,
    query: days,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    answer: z.unknown(),
    errors: refused,
  }),
  eventRatings: endpoint({
    method: 'GET',
    path: '/admin/events/:id/ratings',
    summary: 'Ratings of an event, the newest first, names masked',
    audience: { kind: 'staff', roles: ['manager', 'head_office', 'auditor'] },
    params: ofOne,
    query: pageAfter(ratingCursor),
    answer: z.object({
      items: z.array(
        z.object({
          memberId: id,
          nameMasked: z.string().nullable(),
          phoneMasked: z.string().nullable(),
          ...rating.shape,
          ratedAt: instant,
          care: z
            .enum(['open', 'done', 'missed', 'dropped'])
            .nullable()
            .meta({ description: 'the care task of a low rating; null: none' }),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: refused,
  }),
} as const;

export const eventOutcomeEndpoints = { ...memberSide, ...staffSide, ...officeSide } as const;
