// 美丽回放: the photos of a member's year, turned over like a book, and the one picture to show a friend.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, id } from './fields';

const seasonNames = ['spring', 'summer', 'autumn', 'winter'] as const;
/** Widths in which every photo is kept: several on a page, the width of a phone. */
const replayWidths = [600, 1200] as const;

const signed = z.strictObject({
  until: z.coerce.number().int().min(0).meta({ description: 'seconds since 1970: good until then' }),
  sign: z.string().regex(/^[0-9a-f]{64}$/),
});
const link = z.string().meta({ description: 'path under the API, signed; good for a day at least' });

const photo = z.object({
  id,
  takenOn: day,
  width: z.int().meta({ description: 'of the photo as it stands upright' }),
  height: z.int(),
  small: link,
  large: link,
});

export const replayEndpoints = {
  replay: endpoint({
    method: 'GET',
    path: '/member/replay',
    summary: 'My last twelve months in photos',
    audience: { kind: 'member' },
    answer: z.object({
      state: z
        .enum(['consent', 'empty', 'ready'])
        .meta({ description: 'consent: I have not agreed to photos; empty: there are none' }),
      name: z.string().nullable().meta({ description: 'what to call me on the cover' }),
      from: day,
      through: day,
      seasons: z
        .array(
          z.object({
            season: z.enum(seasonNames),
            title: z.string().meta({ description: '二〇二六 · 春' }),
            photos: z.array(photo).min(1),
          }),
        )
        .meta({ description: 'in order of the days' }),
      figures: z.array(z.object({ figure: z.string(), words: z.string() })),
      share: z
        .object({ title: z.string(), picture: link.meta({ description: 'JPEG, 5:4' }) })
        .nullable()
        .meta({ description: 'what a friend sees in the chat; null: nothing to show' }),
    }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  photo: endpoint({
    method: 'GET',
    path: '/replays/:memberId/photos/:photoId/:width',
    summary: 'A photo, by a link that the member was given',
    audience: { kind: 'public' },
    params: z.strictObject({
      memberId: id,
      photoId: id,
      width: z.coerce
        .number()
        .refine((value) => (replayWidths as readonly number[]).includes(value), '没有这个尺寸')
        .transform((value) => value as (typeof replayWidths)[number]),
    }),
    query: signed,
    download: 'image/webp',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'NOT_FOUND'],
  }),
  sharePicture: endpoint({
    method: 'GET',
    path: '/replays/:memberId/share.jpg',
    summary: 'The picture that a friend sees in the chat: a title, three photos at most',
    audience: { kind: 'public' },
    params: z.strictObject({ memberId: id }),
    query: signed,
    download: 'image/jpeg',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'NOT_FOUND'],
  }),
} as const;
