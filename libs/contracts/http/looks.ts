// 穿搭: a member's album, the photos of it that wait for their word, and the looks that they show of it.
import { z } from 'zod';
import { endpoint, pictureTypes } from './endpoint';
import { code, day, freeText, id, instant, pageAfter } from './fields';
import {
  lookCaption,
  lookCursor,
  lookItem,
  lookStates,
  mostLookItems,
  mostLookPhotos,
  photoWidth,
  pictureLinks,
  reportReasons,
  sealed,
} from './look-fields';
import { largestPicture } from './pictures';

const member = { kind: 'member' } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;
const picture = ['PICTURE_INVALID', 'PICTURE_TOO_LARGE', 'RATE_LIMITED'] as const;

const consent = z.object({
  version: z.string(),
  title: z.string(),
  text: z.string().meta({ description: 'what is agreed to, in plain words' }),
  given: z.boolean().meta({ description: 'in this version, and in force' }),
});

const photo = z.object({
  id,
  takenOn: day,
  storeName: z.string().nullable().meta({ description: 'null: sent from home' }),
  lookId: id.nullable().meta({ description: 'the look of mine that shows it: pending or published' }),
  ...pictureLinks,
});

const offer = z.object({
  id,
  takenOn: day,
  storeName: z.string(),
  endsAt: instant.meta({ description: 'then it is deleted by itself' }),
  ...pictureLinks,
});

const look = z.object({
  id,
  state: z.enum(lookStates),
  sentence: z.string().meta({ description: '审核中，一般半小时内有结果 · 未通过：文字里有联系方式' }),
  hidden: z.boolean().meta({ description: 'reported: nobody sees it until the shop has looked' }),
  caption: z.string(),
  items: z.array(z.object({ name: z.string(), size: z.string() })),
  store: z.object({ code: z.string(), name: z.string() }),
  photos: z
    .array(z.object({ photoId: id, ...pictureLinks }))
    .meta({ description: 'in their order; empty once the photos are deleted' }),
  submittedAt: instant,
  publishedAt: instant.nullable(),
  closesAt: instant.nullable().meta({ description: 'likes count until then' }),
});

const album = {
  album: endpoint({
    method: 'GET',
    path: '/member/album',
    summary: 'My album, the newest first, with what waits for my word',
    audience: member,
    query: pageAfter(lookCursor),
    answer: z.object({
      consent: consent.meta({ description: 'to photos: without it nothing can be added' }),
      waiting: z.array(offer).meta({ description: 'taken by a guide: mine to agree to; on the first page only' }),
      items: z.array(photo),
      next: z.string().nullable(),
    }),
    errors: refused,
  }),
  addPhoto: endpoint({
    method: 'POST',
    path: '/member/album/:id',
    summary: 'Add a photo to my album; it is made anew, and the same id again is the same photo',
    audience: member,
    params: z.strictObject({ id: id.meta({ description: "the phone's own id of it" }) }),
    file: { mostBytes: largestPicture, types: pictureTypes },
    answer: photo,
    errors: [...refused, 'NOT_A_MEMBER', 'CONSENT_MISSING', 'ALBUM_FULL', 'PHOTO_UNKNOWN', ...picture],
  }),
  removePhoto: endpoint({
    method: 'DELETE',
    path: '/member/album/:id',
    summary: 'Delete a photo for good; a look that shows it is withdrawn; again changes nothing',
    audience: member,
    params: z.strictObject({ id }),
    answer: z.object({ withdrawn: z.array(id).meta({ description: 'looks that went with it' }) }),
    errors: refused,
  }),
  answerOffer: endpoint({
    method: 'PUT',
    path: '/member/album/offers/:id',
    summary: 'I agree to a photo that a guide took, and so to photos, or have it deleted; the same again is the same',
    audience: member,
    params: z.strictObject({ id }),
    body: z.discriminatedUnion('agree', [
      z.strictObject({ agree: z.literal(true), version: code.meta({ description: 'of the consent that was read' }) }),
      z.strictObject({ agree: z.literal(false) }),
    ]),
    answer: z.object({ state: z.enum(['agreed', 'refused']) }),
    errors: [...refused, 'PHOTO_UNKNOWN', 'ALREADY_DECIDED', 'CONSENT_OUTDATED', 'RATE_LIMITED'],
  }),
  albumPhoto: endpoint({
    method: 'GET',
    path: '/album/:memberId/photos/:photoId/:width',
    summary: 'A photo of an album, by a link that its member was given',
    audience: { kind: 'public' },
    params: z.strictObject({ memberId: id, photoId: id, width: photoWidth }),
    query: sealed,
    download: 'image/webp',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'NOT_FOUND'],
  }),
} as const;

const mine = {
  lookTerms: endpoint({
    method: 'GET',
    path: '/member/look-terms',
    summary: 'What publishing a look needs: the consent to read, the stores, the limits',
    audience: member,
    answer: z.object({
      consent,
      stores: z.array(z.object({ code: z.string(), name: z.string() })),
      store: z.string().nullable().meta({ description: 'proposed: my own store' }),
      mostPhotos: z.int(),
      mostItems: z.int(),
      obstacle: z.string().nullable().meta({ description: 'why I cannot publish now, in a sentence' }),
    }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  publish: endpoint({
    method: 'POST',
    path: '/member/looks',
    summary: 'Show photos of my album to everybody, once they are checked; the same id again is the same look',
    audience: member,
    body: z.strictObject({
      id: id.meta({ description: "the phone's own id of it" }),
      photos: z
        .array(id)
        .min(1, '请选照片')
        .max(mostLookPhotos)
        .refine((ids) => new Set(ids).size === ids.length, '同一张照片只放一次'),
      caption: lookCaption,
      items: z.array(lookItem).max(mostLookItems),
      store: code.nullable().meta({ description: 'where it can be tried on; null: my own store' }),
      consentVersion: code.meta({ description: 'of the consent to publishing that was read' }),
    }),
    answer: look,
    errors: [
      ...refused,
      'NOT_A_MEMBER',
      'ACCOUNT_FROZEN',
      'CONSENT_OUTDATED',
      'PHOTO_UNKNOWN',
      'STORE_UNKNOWN',
      'LOOK_LIMIT',
      'OPERATION_CONFLICT',
      'RATE_LIMITED',
    ],
  }),
  looks: endpoint({
    method: 'GET',
    path: '/member/looks',
    summary: 'My looks, the newest first, and how each stands',
    audience: member,
    query: pageAfter(lookCursor),
    answer: z.object({ items: z.array(look), next: z.string().nullable() }),
    errors: refused,
  }),
  look: endpoint({
    method: 'GET',
    path: '/member/looks/:id',
    summary: 'One of my looks',
    audience: member,
    params: z.strictObject({ id }),
    answer: look,
    errors: [...refused, 'LOOK_UNKNOWN'],
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/member/looks/:id',
    summary: 'Take a look back: its pictures are gone at once; again changes nothing',
    audience: member,
    params: z.strictObject({ id }),
    answer: look,
    errors: [...refused, 'LOOK_UNKNOWN'],
  }),
} as const;

const everybody = {
  lookPhoto: endpoint({
    method: 'GET',
    path: '/looks/:lookId/photos/:nth/:width',
    summary: 'A picture of a look, by a signed link; gone with the look',
    audience: { kind: 'public' },
    params: z.strictObject({
      lookId: id,
      nth: z.coerce.number().int().min(1).max(mostLookPhotos),
      width: photoWidth,
    }),
    query: sealed.extend({
      for: z
        .enum(['all', 'check'])
        .meta({ description: 'all: while it is published; check: also while it is looked at' }),
    }),
    download: 'image/webp',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'NOT_FOUND'],
  }),
  report: endpoint({
    method: 'POST',
    path: '/looks/:id/reports',
    summary: 'Report a look to the shop; once a person, and the same again changes nothing',
    audience: { kind: 'person' },
    params: z.strictObject({ id }),
    body: z.strictObject({ reason: z.enum(reportReasons), note: freeText(200).default('') }),
    answer: z.object({ reported: z.literal(true) }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'LOOK_UNKNOWN', 'RATE_LIMITED'],
  }),
} as const;

export const lookEndpoints = { ...album, ...mine, ...everybody } as const;
