// 我的邮箱: an address of mine, kept once a code that was mailed to it comes back.
import { z } from 'zod';
import { endpoint } from './endpoint';

const member = { kind: 'member' } as const;

const emailAddress = z
  .string()
  .trim()
  .max(120)
  .pipe(z.email('邮箱地址不完整，请核对'))
  .meta({ description: 'as it is written to', example: 'zhixia@example.com' });
const emailCode = z.string().regex(/^\d{6}$/, '验证码是 6 位数字');

const mailbox = z.object({
  offered: z.boolean().meta({ description: 'whether this shop sends e-mail at all' }),
  email: z
    .object({
      masked: z.string().meta({ description: 'z***@example.com' }),
      confirmedAt: z.iso.datetime(),
      isUnreachable: z.boolean().meta({ description: 'its server says that there is nobody; nothing is sent there' }),
    })
    .nullable(),
});

export const emailEndpoints = {
  email: endpoint({
    method: 'GET',
    path: '/member/email',
    summary: 'My e-mail address, masked, and whether mail still arrives there',
    audience: member,
    answer: mailbox,
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  sendEmailCode: endpoint({
    method: 'POST',
    path: '/member/email/codes',
    summary: 'Mail a code to an address, to prove that it is mine; a new one ends the one before',
    audience: member,
    body: z.strictObject({ email: emailAddress }),
    answer: z.object({ seconds: z.int().meta({ description: 'for how long the code is good' }) }),
    errors: [
      'UNAUTHENTICATED',
      'INPUT_INVALID',
      'MEMBER_UNKNOWN',
      'EMAIL_OFF',
      'EMAIL_REFUSED',
      'EMAIL_FAILED',
      'RATE_LIMITED',
    ],
  }),
  confirmEmail: endpoint({
    method: 'PUT',
    path: '/member/email',
    summary: 'Keep the address that this code proves, instead of any other; the same again changes nothing',
    audience: member,
    body: z.strictObject({ email: emailAddress, code: emailCode }),
    answer: mailbox,
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN', 'EMAIL_CODE_WRONG', 'RATE_LIMITED'],
  }),
  removeEmail: endpoint({
    method: 'DELETE',
    path: '/member/email',
    summary: 'No e-mail address of mine is kept any more',
    audience: member,
    answer: mailbox,
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN', 'RATE_LIMITED'],
  }),
} as const;
