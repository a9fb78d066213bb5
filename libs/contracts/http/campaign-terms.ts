// What a campaign says: whom, when, what they read and get, how much of it, and who is left out to compare with.
import { z } from 'zod';
import { fen, freeText, instant } from './fields';
import { segmentRule } from './segments';

export const festivalCodes = [
  'new_year',
  'spring_festival',
  'lantern',
  'women',
  'qingming',
  'labour',
  'dragon_boat',
  'qixi',
  'mid_autumn',
  'national',
  'double_ninth',
  'start_of_spring',
  'start_of_summer',
  'start_of_autumn',
  'start_of_winter',
  'winter_solstice',
] as const;
export const campaignEvents = ['joined', 'purchase', 'anniversary'] as const;

/** Nobody is told anything in the evening or at night: the hour, in the shop's zone, at which a run begins. */
const hour = z.int().min(9).max(20);
const daysBefore = z.int().min(0).max(14);

const campaignSchedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), at: instant }),
  z.strictObject({ kind: z.literal('daily'), hour }),
  /** The 31st is the last day of a shorter month. */
  z.strictObject({ kind: z.literal('monthly'), day: z.int().min(1).max(31), hour }),
  /** Before each day of the month on which the programme gives more points. */
  z.strictObject({ kind: z.literal('member_day'), daysBefore, hour }),
  z.strictObject({
    kind: z.literal('festival'),
    festivals: z.array(z.enum(festivalCodes)).min(1, '请至少选一个节日').max(festivalCodes.length),
    daysBefore,
    hour,
  }),
  /** So many days after it happened to somebody. */
  z.strictObject({
    kind: z.literal('event'),
    event: z.enum(campaignEvents),
    afterDays: z.int().min(0).max(365),
    hour,
  }),
]);

const couponOffer = z
  .strictObject({
    name: freeText(20).min(1),
    kind: z.enum(['percent', 'amount', 'gift']),
    percentOff: z.int().min(1).max(100).nullable(),
    amountFen: fen.min(1).nullable(),
    /** From the day it is sent on. */
    validDays: z.int().min(1).max(366),
    /** What one costs the shop at most: what the budget counts. */
    costFen: fen,
  })
  .superRefine(({ kind, percentOff, amountFen }, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((percentOff !== null) !== (kind === 'percent')) complain('percentOff', '折扣券要写明减几成，其他券不写');
    if ((amountFen !== null) !== (kind === 'amount')) complain('amountFen', '满减券要写明金额，其他券不写');
  });

const careOffer = z.strictObject({
  title: freeText(30).min(1),
  script: freeText(300),
  owner: z.enum(['guide', 'manager']),
  dueDays: z.int().min(1).max(30),
});

/** Where a message leads in the mini-program. */
export const campaignLinks = ['none', 'points', 'rewards', 'benefits', 'coupons', 'tier'] as const;

/** What an e-mail may say: lines of it, none of them with what people do not see. */
const paragraphs = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^(?:\n|[^\p{Cc}\p{Cf}\p{Cs}])*$/u, '不能包含控制字符或不可见字符');

/** Titles are as short as WeChat shows them: what goes out as a service message is cut there. */
const campaignContent = z.strictObject({
  title: freeText(20).min(1, '请填写标题'),
  body: freeText(300).min(1, '请填写正文'),
  /** What WeChat's notice says instead of the letter's first sentence: a keyword of it holds 20 characters. */
  wechat: freeText(20).min(1).optional(),
  /** What a short message says instead of title and letter, without the shop's name before it. */
  sms: freeText(120).min(1).optional(),
  /** What an e-mail says instead of title and letter. */
  email: z.strictObject({ subject: freeText(60).min(1), text: paragraphs(2_000) }).optional(),
  link: z.enum(campaignLinks),
  coupon: couponOffer.nullable(),
  care: careOffer.nullable(),
});

export const campaignTerms = {
  name: freeText(30).min(1, '请填写名称'),
  rule: segmentRule,
  schedule: campaignSchedule,
  content: campaignContent,
  mostMessages: z.int().min(1).max(100_000_000).nullable(),
  mostCouponFen: fen.min(1).nullable(),
  /** Of a hundred members so many are left out, to see what it brings. */
  holdoutPercent: z.int().min(0).max(50),
  /** Within how many days a purchase counts as brought. */
  outcomeDays: z.int().min(1).max(90),
  /** A member is in it once in so many days; 0: in each run. */
  cooldownDays: z.int().min(0).max(366),
} as const;

export type CampaignTerms = z.infer<z.ZodObject<typeof campaignTerms>>;

/** The terms of a campaign, without what else is known of it. */
export const termsOf = (campaign: CampaignTerms): CampaignTerms => ({
  name: campaign.name,
  rule: campaign.rule,
  schedule: campaign.schedule,
  content: campaign.content,
  mostMessages: campaign.mostMessages,
  mostCouponFen: campaign.mostCouponFen,
  holdoutPercent: campaign.holdoutPercent,
  outcomeDays: campaign.outcomeDays,
  cooldownDays: campaign.cooldownDays,
});
export type CampaignSchedule = z.infer<typeof campaignSchedule>;
export type CampaignContent = z.infer<typeof campaignContent>;
export type FestivalCode = (typeof festivalCodes)[number];
