// WeChat's templates: which one tells of what, what is asked for where, and a message in a template's keywords. Pure.
// Source: WeChat's documentation of subscribeMessage.send (limits of each kind of keyword); docs/wechat.md.
import { businessDayOf } from '@guike/kernel';
import type { WechatTemplate } from '@guike/platform';
import type { MessageKind } from './messages';

export const templateNames = [
  'booking',
  'redemption',
  'expiring',
  'tier',
  'benefit',
  'birthday',
  'event',
  'points',
] as const;
export type TemplateName = (typeof templateNames)[number];

const templateOfKind: Readonly<Partial<Record<MessageKind, TemplateName>>> = {
  booking: 'booking',
  redemption: 'redemption',
  expiring: 'expiring',
  tier: 'tier',
  benefit: 'benefit',
  coupon: 'benefit',
  birthday: 'birthday',
  campaign: 'event',
  event: 'event',
  purchase: 'points',
  refund: 'points',
  adjustment: 'points',
  claim: 'points',
};

export const templateOf = (kind: MessageKind): TemplateName | null => templateOfKind[kind] ?? null;

/** Where somebody is asked, and what helps them there, the most useful first. WeChat shows three at once. */
export const askPlaces = ['booking', 'redeem', 'birthday', 'tier', 'event', 'inbox'] as const;
export type AskPlace = (typeof askPlaces)[number];
export const ASKED_AT_ONCE = 3;

const askedAt: Readonly<Record<AskPlace, readonly TemplateName[]>> = {
  booking: ['booking', 'benefit'],
  redeem: ['redemption', 'expiring'],
  birthday: ['birthday', 'benefit'],
  tier: ['tier', 'expiring', 'benefit'],
  event: ['event'],
  inbox: ['booking', 'redemption', 'expiring'],
};
export const templatesAt = (place: AskPlace): readonly TemplateName[] => askedAt[place];

export interface TemplateWords {
  readonly title: string;
  readonly body: string;
  /** Instead of the first sentence of the body. */
  readonly wechat?: string | null | undefined;
  readonly at: Date;
}

/** How long a keyword of each kind may be; WeChat refuses the whole message (47003) where one is longer. */
const longest: Readonly<Record<string, number>> = { thing: 20, phrase: 5, name: 10, character_string: 32, number: 32 };

/** The message at a template's keywords, each cut to what WeChat takes. */
export function templateData(
  template: WechatTemplate,
  { title, body, wechat, at }: TemplateWords,
  { timeZone, shopName }: { readonly timeZone: string; readonly shopName: string },
): Record<string, string> {
  const words = { title, body: noticeOf({ body, wechat }), time: timeWords(at, timeZone), shop: shopName };
  return Object.fromEntries(
    Object.entries(template.data).map(([keyword, word]) => [
      keyword,
      word === 'time' ? words.time : cut(words[word], longest[keyword.replace(/\d+$/, '')] ?? 20),
    ]),
  );
}

/** At most so many characters, the last of them … where something is missing. Counts as WeChat does: one each. */
export function cut(text: string, most: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  if (characters.length === 0) return '–';
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

const LONGEST_SMS = 200;

/** A short message: the shop's name first, as the providers want it. */
export const shortMessage = (
  shopName: string,
  { title, body, sms }: Pick<TemplateWords, 'title' | 'body'> & { readonly sms?: string | null | undefined },
): string => `【${shopName}】${sms ?? `${title}。${body}`}`.slice(0, LONGEST_SMS);

/** What WeChat's notice says: the first sentence says what happened; the rest is read in the mini-program. */
export const noticeOf = ({ body, wechat }: Pick<TemplateWords, 'body' | 'wechat'>): string =>
  wechat ?? firstSentence(body);

const firstSentence = (body: string): string => body.split('。')[0] ?? body;

/** 2026年11月22日 14:05, as WeChat's time keywords want it. */
function timeWords(at: Date, timeZone: string): string {
  const [year, month, date] = businessDayOf(at, timeZone).split('-');
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${year}年${Number(month)}月${Number(date)}日 ${clock.format(at)}`;
}
