// What I am told beside the inbox: my switches, and the permissions WeChat asks me for one by one.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { id } from './fields';

/** What messages are about, as far as somebody may switch them. */
const messageTopics = ['points', 'expiring', 'tier', 'redemption', 'booking', 'benefit', 'birthday', 'offers'] as const;
/** The ways beside the inbox. */
const messageReaches = ['wechat', 'email', 'sms', 'call'] as const;
/** Where somebody is asked whether WeChat may tell them: always at a tap that it helps. */
const askingPlaces = ['booking', 'redeem', 'birthday', 'tier', 'event', 'inbox'] as const;
export const grantAnswers = ['accept', 'reject', 'ban', 'filter'] as const;

const templateId = z.string().min(1).max(100);

const settings = z.object({
  topics: z.array(
    z.object({
      topic: z.enum(messageTopics),
      name: z.string(),
      about: z.string().meta({ description: 'what comes under it, for people' }),
      ways: z
        .array(z.object({ reach: z.enum(messageReaches), name: z.string(), wanted: z.boolean() }))
        .meta({ description: 'only those that this shop uses for it' }),
    }),
  ),
  quiet: z.string().nullable().meta({ description: 'when nobody is disturbed: 21 点到次日 9 点' }),
});

export const messageEndpoints = {
  messageSettings: endpoint({
    method: 'GET',
    path: '/member/messages/settings',
    summary: 'What I am told beside the inbox, and how',
    audience: { kind: 'member' },
    answer: settings,
    errors: ['UNAUTHENTICATED', 'MEMBER_UNKNOWN'],
  }),
  changeMessageSetting: endpoint({
    method: 'PUT',
    path: '/member/messages/settings',
    summary: 'I want, or do not want, to be told of this in this way; the inbox always has it',
    audience: { kind: 'member' },
    body: z.strictObject({ topic: z.enum(messageTopics), reach: z.enum(messageReaches), wanted: z.boolean() }),
    answer: settings,
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN', 'RATE_LIMITED'],
  }),
  messageAsks: endpoint({
    method: 'GET',
    path: '/member/messages/asks',
    summary: 'Which templates are worth asking for here: none that is allowed already, none after a recent no',
    audience: { kind: 'member' },
    query: z.object({ place: z.enum(askingPlaces) }),
    answer: z.object({ templates: z.array(templateId).max(3) }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID'],
  }),
  messageGrants: endpoint({
    method: 'POST',
    path: '/member/messages/grants',
    summary: 'What I tapped when WeChat asked; again for the same asking changes nothing',
    audience: { kind: 'member' },
    body: z.strictObject({
      ask: id.meta({ description: 'of this asking, made by the phone' }),
      results: z
        .record(templateId, z.enum(grantAnswers))
        .refine((results) => Object.keys(results).length <= 5, '一次最多 5 个模板'),
    }),
    answer: z.object({ noted: z.int().meta({ description: 'templates of ours among them' }) }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'RATE_LIMITED'],
  }),
} as const;
