// Before anybody is known: looking around as a guest, the papers, and signing in with WeChat.
import { memberStates } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, personName } from './fields';
import { tierInWords } from './tiers-page';

/** Which versions of the papers a person has read and agreed to. */
export const consents = z.strictObject({ agreement: code, privacy: code });

const wechatCode = z
  .string()
  .min(1)
  .max(256)
  .meta({ description: 'as wx.login or the phone button gave it; used once' });
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
        .object({ status: z.literal('guest'), ticket: z.string() })
        .meta({ description: 'nobody yet: bind a phone with this ticket within ten minutes' }),
    ]),
    errors: ['INPUT_INVALID', 'WECHAT_HIGH_RISK', ...wechatErrors],
  }),
  bind: endpoint({
    method: 'POST',
    path: '/member/binding',
    summary:
      'Bind the phone that WeChat vouches for; whom the till knows by it is found, and joins where there is a right',
    audience: { kind: 'public' },
    body: z.strictObject({
      ticket: z.string().min(1).max(1_000),
      phoneCode: wechatCode,
      consents,
      name: personName.optional(),
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
      ...wechatErrors,
    ],
  }),
} as const;
