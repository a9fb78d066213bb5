// Before anybody is known: looking around as a guest, the papers, and signing in with WeChat.
import { memberStates } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, personName, phone } from './fields';
import { joiningPurposes } from './profile';
import { tierInWords } from './tiers-page';

/** Which versions of the papers a person has read and agreed to. */
export const consents = z.strictObject({ agreement: code, privacy: code });

const wechatCode = z
  .string()
  .min(1)
  .max(256)
  .meta({ description: 'as wx.login or the phone button gave it; used once' });
const ticket = z.string().min(1).max(1_000);
const wechatErrors = ['WECHAT_CODE_INVALID', 'WECHAT_BUSY', 'WECHAT_OFF', 'RATE_LIMITED'] as const;

const session = z.object({
  token: z.string(),
  state: z.enum(memberStates),
  consentDue: z.boolean().meta({ description: 'a paper has a newer version: ask before anything else' }),
});

export const doorEndpoints = {
  welcome: endpoint({
    method: 'GET',
    path: '/member/welcome',
    summary: 'What a guest may see: the shop, its tiers, how points work, how to join',
    audience: { kind: 'public' },
    answer: z.object({
      shopName: z.string(),
      joining: z.array(z.string()).meta({ description: 'ways to join: 一次购买 2 件本店服装' }),
      points: z.array(z.string()).meta({ description: 'how points work, a sentence each' }),
      tiers: z.array(tierInWords),
      papers: consents,
      filing: z.string().nullable().meta({ description: 'filing number for the footer' }),
      purposes: z
        .array(z.object({ purpose: z.enum(joiningPurposes), version: z.string(), title: z.string(), text: z.string() }))
        .meta({ description: 'what may be agreed to besides, each for itself' }),
      sms: z.boolean().meta({ description: 'a phone can be proved by a code in a short message' }),
      sandboxUrl: z.url().nullable().meta({ description: 'where a browser signs in instead of WeChat; demos only' }),
    }),
    errors: ['PROGRAMME_MISSING'],
  }),
  paper: endpoint({
    method: 'GET',
    path: '/member/papers/:name',
    summary: 'The membership agreement or the privacy policy as it is in force',
    audience: { kind: 'public' },
    params: z.strictObject({ name: z.enum(['agreement', 'privacy']) }),
    answer: z.object({
      name: z.enum(['agreement', 'privacy']),
      version: z.string(),
      title: z.string(),
      sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
    }),
    errors: ['INPUT_INVALID'],
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/member/session',
    summary: 'Sign in with a WeChat login code',
    audience: { kind: 'public' },
    body: z.strictObject({ code: wechatCode }),
    answer: z.discriminatedUnion('status', [
      session.extend({ status: z.literal('bound') }),
      z
        .object({
          status: z.literal('guest'),
          ticket: z.string().meta({ description: 'binds a phone, within ten minutes' }),
          token: z.string().meta({ description: 'good for seven days where a person may call: liking, reporting' }),
        })
        .meta({ description: 'nobody yet' }),
    ]),
    errors: ['INPUT_INVALID', 'WECHAT_HIGH_RISK', ...wechatErrors],
  }),
  sendCode: endpoint({
    method: 'POST',
    path: '/member/phone-codes',
    summary:
      'Send six digits to a phone, good for five minutes and for this ticket alone; whose phone it is stays untold',
    audience: { kind: 'public' },
    body: z.strictObject({ ticket, phone }),
    answer: z.object({ seconds: z.int().meta({ description: 'how long the code is good' }) }),
    errors: ['INPUT_INVALID', 'TICKET_EXPIRED', 'SMS_OFF', 'SMS_FAILED', 'RATE_LIMITED'],
  }),
  bind: endpoint({
    method: 'POST',
    path: '/member/binding',
    summary:
      'Bind a phone that WeChat or a code by short message vouches for; whom the till knows by it is found, and joins where there is a right',
    audience: { kind: 'public' },
    body: z
      .strictObject({
        ticket,
        phoneCode: wechatCode.optional().meta({ description: 'from the phone button' }),
        sms: z
          .strictObject({ phone, code: z.string().regex(/^\d{6}$/, '验证码是 6 位数字') })
          .optional()
          .meta({ description: 'instead of phoneCode' }),
        consents,
        purposes: z
          .array(z.strictObject({ purpose: z.enum(joiningPurposes), version: code }))
          .max(joiningPurposes.length)
          .optional()
          .meta({ description: 'what is agreed to besides' }),
        name: personName.optional(),
      })
      .refine(({ phoneCode, sms }) => (phoneCode === undefined) !== (sms === undefined), {
        message: '请用微信手机号或短信验证码中的一种',
        path: ['phoneCode'],
      }),
    answer: session.extend({
      found: z.boolean().meta({ description: 'the shop knew this phone already' }),
      joined: z.boolean().meta({ description: 'became a member by this' }),
    }),
    errors: [
      'INPUT_INVALID',
      'TICKET_EXPIRED',
      'CONSENT_OUTDATED',
      'PHONE_TAKEN',
      'WECHAT_TAKEN',
      'PHONE_QUOTA_GONE',
      'PHONE_FOREIGN',
      'PHONE_CODE_WRONG',
      ...wechatErrors,
    ],
  }),
} as const;
