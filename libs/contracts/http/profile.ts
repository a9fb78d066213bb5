// 我的资料与隐私: what a member tells of themselves, what they agree to, what they take along, and how they leave.
import { z } from 'zod';
import { endpoint, pictureTypes } from './endpoint';
import { code, day, freeText, id, instant, personName, receiptKey } from './fields';
import { largestPicture } from './pictures';

const member = { kind: 'member' } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;

export const contactWishes = ['wechat', 'phone', 'none'] as const;
/** What may be agreed to at joining. */
export const joiningPurposes = ['marketing', 'personalised', 'photo'] as const;
/** What may be agreed to at all: publishing is agreed to when the first look is published. */
export const optionalPurposes = [...joiningPurposes, 'publish'] as const;

/** `solar:1990-02-28`, or `lunar:1990-08-15` with the months and days of the moon; a leap month as its regular one. */
export const birthdayText = z
  .string()
  .regex(/^(solar|lunar):(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '请选择生日')
  .meta({ description: 'solar:YYYY-MM-DD or lunar:YYYY-MM-DD', example: 'lunar:1990-08-15' });

export const birthday = z.object({
  text: birthdayText,
  words: z.string().meta({ description: '农历八月十五 · 今年公历 9月25日' }),
});

const size = freeText(12).meta({ description: 'as the shop writes it: M, 38; empty: not given' });
const profileDetails = z.strictObject({
  top: size,
  bottom: size,
  shoes: size,
  colours: freeText(40),
  drink: freeText(20),
  interests: z.array(freeText(20).min(1)).max(20),
  contact: z.enum(contactWishes).nullable().meta({ description: 'none: not to be called or written to' }),
});

const profile = profileDetails.extend({
  name: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  avatar: z.string().nullable().meta({ description: 'path of the picture' }),
  birthday: birthday.nullable(),
  birthdayLocked: z.boolean().meta({ description: 'changed once already: only the shop can change it' }),
  interestsOffered: z.array(z.string()),
  missing: z.int().meta({ description: 'how many of the sections are still empty' }),
});

const exitState = z.object({ through: day.meta({ description: 'the last day to stay after all' }) }).nullable();

const exportState = z.object({
  id,
  state: z.enum(['waiting', 'ready', 'gone']),
  askedAt: instant,
  link: z.string().nullable().meta({ description: 'path of the file; good until `until`' }),
  until: instant.nullable(),
});

export const profileEndpoints = {
  profile: endpoint({
    method: 'GET',
    path: '/member/profile',
    summary: 'What I have told of myself',
    audience: member,
    answer: profile,
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  saveProfile: endpoint({
    method: 'PUT',
    path: '/member/profile',
    summary: 'My sizes and likings',
    audience: member,
    body: profileDetails,
    answer: profile,
    errors: [...refused, 'RATE_LIMITED'],
  }),
  birthdayInWords: endpoint({
    method: 'GET',
    path: '/member/birthday-words',
    summary: 'A birthday by the sun or the moon as people say it, with its day in this year',
    audience: member,
    query: z.object({ birthday: birthdayText }),
    answer: z.object({ words: z.string().nullable().meta({ description: 'null: the calendar has no such day' }) }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID'],
  }),
  setBirthday: endpoint({
    method: 'PUT',
    path: '/member/profile/birthday',
    summary: 'My birthday; it can be changed once',
    audience: member,
    body: z.strictObject({ birthday: birthdayText }),
    answer: profile,
    errors: [...refused, 'BIRTHDAY_LOCKED', 'TOO_YOUNG', 'RATE_LIMITED'],
  }),
  setAvatar: endpoint({
    method: 'PUT',
    path: '/member/profile/avatar',
    summary: 'My picture: JPEG, PNG or WebP; it is made anew and small',
    audience: member,
    file: { mostBytes: largestPicture, types: pictureTypes },
    answer: z.object({ avatar: z.string() }),
    errors: [...refused, 'PICTURE_INVALID', 'PICTURE_TOO_LARGE', 'RATE_LIMITED'],
  }),
  removeAvatar: endpoint({
    method: 'DELETE',
    path: '/member/profile/avatar',
    summary: 'No picture of me',
    audience: member,
    answer: z.object({ avatar: z.null() }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  avatar: endpoint({
    method: 'GET',
    path: '/pictures/avatars/:file',
    summary: "A member's picture, by a name that nobody can guess",
    audience: { kind: 'public' },
    params: z.strictObject({ file: z.string().regex(/^[0-9a-f]{64}\.webp$/) }),
    download: 'image/webp',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'NOT_FOUND'],
  }),
  privacy: endpoint({
    method: 'GET',
    path: '/member/privacy',
    summary: 'What I agreed to in which version, my data as a file, and whether I am leaving',
    audience: member,
    answer: z.object({
      purposes: z.array(
        z.object({
          purpose: z.enum(optionalPurposes),
          version: z.string(),
          title: z.string(),
          text: z.string(),
          givenAt: instant.nullable().meta({ description: 'null: not agreed to' }),
          withdrawnAt: instant.nullable().meta({ description: 'when it was taken back last; null: never' }),
        }),
      ),
      export: exportState.nullable().meta({ description: 'the latest file' }),
      mayExport: z.boolean().meta({ description: 'one a day' }),
      exit: exitState,
    }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  setPurpose: endpoint({
    method: 'PUT',
    path: '/member/purposes/:purpose',
    summary: 'I agree to a purpose in the version that I have read, or take it back',
    audience: member,
    params: z.strictObject({ purpose: z.enum(optionalPurposes) }),
    body: z.strictObject({ given: z.boolean(), version: code }),
    answer: z.object({ purpose: z.enum(optionalPurposes), givenAt: instant.nullable() }),
    errors: [...refused, 'CONSENT_OUTDATED', 'RATE_LIMITED'],
  }),
  askExport: endpoint({
    method: 'POST',
    path: '/member/exports',
    summary: 'All that is kept of me, as a workbook, made in the background; once a day',
    audience: member,
    answer: exportState,
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN', 'EXPORT_LIMIT'],
  }),
  exportFile: endpoint({
    method: 'GET',
    path: '/member/exports/file',
    summary: 'The file, by its signed link',
    audience: { kind: 'public' },
    query: z.strictObject({ link: z.string().min(1).max(600) }),
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    answer: z.unknown(),
    errors: ['INPUT_INVALID', 'LINK_EXPIRED'],
  }),
  exit: endpoint({
    method: 'GET',
    path: '/member/exit',
    summary: 'What leaving would end, and whether I am leaving',
    audience: member,
    answer: z.object({
      exit: exitState,
      regretDays: z.int(),
      points: z.int().meta({ description: 'that would be forfeited' }),
      redemptions: z.int().meta({ description: 'redeemed and not fetched' }),
      tierName: z.string().nullable(),
    }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  leave: endpoint({
    method: 'POST',
    path: '/member/exit',
    summary: 'I leave: my data is erased after fifteen days, until then I may stay after all',
    audience: member,
    body: z.strictObject({ confirm: z.literal('退会') }),
    answer: z.object({ exit: exitState }),
    errors: [...refused, 'RATE_LIMITED'],
  }),
  stay: endpoint({
    method: 'DELETE',
    path: '/member/exit',
    summary: 'I stay after all',
    audience: member,
    answer: z.object({ exit: exitState }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN', 'EXIT_OVER'],
  }),
  application: endpoint({
    method: 'GET',
    path: '/member/application',
    summary: 'Whether I may apply to join, with what, and what became of it',
    audience: member,
    answer: z.object({
      ways: z
        .object({
          withReceipt: z.boolean(),
          approvedBy: z.string().meta({ description: '店长' }),
          stores: z.array(z.object({ code: z.string(), name: z.string() })),
          paperVersion: z.string(),
        })
        .nullable()
        .meta({ description: 'null: nobody applies here, or I am a member already' }),
      latest: z
        .object({
          state: z.enum(['open', 'approved', 'refused']),
          filedAt: instant,
          storeName: z.string(),
          refusal: z.string().nullable(),
        })
        .nullable(),
    }),
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  apply: endpoint({
    method: 'POST',
    path: '/member/application',
    summary:
      'Apply to join, with the receipt of a purchase where the programme asks for one; the same id again is the same',
    audience: member,
    body: z.strictObject({
      id,
      store: code,
      name: personName,
      receipt: receiptKey.nullable(),
      note: freeText(200),
      consentVersion: code,
    }),
    answer: z.object({ id, state: z.enum(['open', 'approved', 'refused']) }),
    errors: [
      ...refused,
      'APPLICATIONS_OFF',
      'CONSENT_OUTDATED',
      'STORE_UNKNOWN',
      'RECEIPT_UNKNOWN',
      'APPLICATION_RECEIPT',
      'PURCHASE_VOID',
      'ALREADY_A_MEMBER',
      'HAS_LEFT',
      'APPLICATION_OPEN',
      'OPERATION_CONFLICT',
      'RATE_LIMITED',
    ],
  }),
} as const;
