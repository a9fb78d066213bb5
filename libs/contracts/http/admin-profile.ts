// What the office sees of what members tell of themselves: masked, each reading logged; a birthday is put right for a reason.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, freeText, id, instant } from './fields';
import { birthdayText, contactWishes, optionalPurposes } from './profile';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const ofMember = z.strictObject({ id });
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;

export const adminProfileEndpoints = {
  memberProfile: endpoint({
    method: 'GET',
    path: '/admin/members/:id/profile',
    summary: 'Sizes, likings, consents and whether somebody is leaving; the birthday masked, the reading logged',
    audience: office,
    params: ofMember,
    answer: z.object({
      birthdayMasked: z.string().nullable().meta({ description: '农历八月：the month alone' }),
      birthdayChanges: z.int(),
      top: z.string(),
      bottom: z.string(),
      shoes: z.string(),
      colours: z.string(),
      drink: z.string(),
      interests: z.array(z.string()),
      contact: z.enum(contactWishes).nullable(),
      email: z.object({ masked: z.string(), isUnreachable: z.boolean() }).nullable(),
      avatar: z.string().nullable(),
      consents: z.array(
        z.object({
          purpose: z.enum(['membership', 'agreement', 'privacy', ...optionalPurposes]),
          title: z.string(),
          version: z.string(),
          givenAt: instant,
          withdrawnAt: instant.nullable(),
        }),
      ),
      exit: z.object({ askedAt: instant, through: day }).nullable(),
      erasedAt: instant.nullable(),
      mayEditBirthday: z.boolean(),
    }),
    errors: refused,
  }),
  putBirthdayRight: endpoint({
    method: 'PUT',
    path: '/admin/members/:id/birthday',
    summary: 'Put a birthday right, for a reason that is kept',
    audience: { kind: 'staff', roles: ['manager', 'head_office'] },
    params: ofMember,
    body: z.strictObject({ birthday: birthdayText, reason: freeText(100).min(2) }),
    answer: z.object({ birthdayMasked: z.string() }),
    errors: [...refused, 'TOO_YOUNG'],
  }),
} as const;
