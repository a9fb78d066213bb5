// Campaigns as the office runs them: head office writes and starts them, managers and the auditor read.
import { z } from 'zod';
import { campaignTerms } from './campaign-terms';
import { endpoint } from './endpoint';
import { day, id, instant, pageAfter, phone } from './fields';

const office = { kind: 'staff', roles: ['manager', 'head_office', 'auditor'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

export const campaignStates = ['draft', 'scheduled', 'running', 'paused', 'done'] as const;
const readyCodes = [
  'welcome',
  'birthday',
  'anniversary',
  'member_day',
  'expiring',
  'tier_ending',
  'new_arrivals',
  'festival',
  'win_back',
  'follow_up',
] as const;
const runStates = ['running', 'stopped', 'done'] as const;
const endings = ['all', 'message_budget', 'coupon_budget'] as const;

const ofOne = z.strictObject({ id });
const version = z.int().meta({ description: 'the version that was changed; another one meanwhile is refused' });

const campaignRow = z.object({
  id,
  ready: z.enum(readyCodes).nullable(),
  state: z.enum(campaignStates).meta({ description: 'running: a run of it is under way' }),
  ...campaignTerms,
  whom: z.string().meta({ description: '黄金、铂金会员' }),
  when: z.string().meta({ description: '每天 10 点，入会 1 天后' }),
  nextOn: day.nullable(),
  nextAt: instant.nullable(),
  sentMessages: z.int(),
  sentCouponFen: z.int(),
  runs: z.int(),
  lastRunId: id.nullable(),
  version: z.int(),
  updatedAt: instant,
});

const readyRow = z.object({
  code: z.enum(readyCodes),
  name: z.string(),
  about: z.string().meta({ description: 'what it does, in a sentence' }),
  on: z.boolean(),
  by: z.enum(['campaign', 'service', 'programme']).meta({
    description: 'campaign: a campaign of its own. service: sent by itself. programme: as the programme says',
  }),
  campaignId: id.nullable(),
  sent: z.int().meta({ description: 'messages of the last thirty days' }),
  read: z.int(),
});

const arm = z.object({
  members: z.int(),
  buyers: z.int().meta({ description: 'members who bought within the days' }),
  purchases: z.int(),
  spendFen: z.int().meta({ description: 'less what came back' }),
  buyersPercent: z.number(),
  perMemberFen: z.int(),
});

const runRow = z.object({
  id,
  campaignId: id,
  campaignName: z.string(),
  day,
  state: z.enum(runStates),
  sent: z.int(),
  heldOut: z.int(),
  couponFen: z.int(),
  endedBy: z.enum(endings).nullable(),
  startedAt: instant,
  stoppedBy: z.string().nullable(),
  finishedAt: instant.nullable(),
});

const outcome = z.object({
  run: runRow.extend({
    expected: z.int().nullable().meta({ description: 'who is still to come, while it runs or rests' }),
  }),
  days: z.int(),
  through: day.meta({ description: 'the last day that counts' }),
  isOver: z.boolean(),
  read: z.int(),
  channels: z.array(z.object({ channel: z.string(), state: z.string(), messages: z.int() })),
  send: arm,
  holdout: arm.nullable(),
  uplift: z
    .object({
      points: z.number().meta({ description: 'percentage points of buyers, more than without' }),
      low: z.number(),
      high: z.number(),
      verdict: z.enum(['more', 'fewer', 'unclear', 'too_few']),
      extraFen: z.int().meta({ description: 'spend of all who were reached, more than without' }),
    })
    .nullable(),
  words: z.array(z.string()).meta({ description: 'how the figures came about, a sentence each' }),
});

const errorsOfOne = [...refused, 'CAMPAIGN_UNKNOWN'] as const;
const errorsOfChange = [...errorsOfOne, 'CAMPAIGN_CHANGED', 'CAMPAIGN_RUNNING'] as const;

const reading = {
  campaigns: endpoint({
    method: 'GET',
    path: '/admin/campaigns',
    summary: "The shop's own campaigns, the newest first",
    audience: office,
    query: pageAfter(id),
    answer: z.object({ items: z.array(campaignRow), next: z.string().nullable() }),
    errors: refused,
  }),
  readyCampaigns: endpoint({
    method: 'GET',
    path: '/admin/ready-campaigns',
    summary: 'The ready-made campaigns with what each did in thirty days',
    audience: office,
    answer: z.object({ items: z.array(readyRow) }),
    errors: refused,
  }),
  campaign: endpoint({
    method: 'GET',
    path: '/admin/campaigns/:id',
    summary: 'One campaign',
    audience: office,
    params: ofOne,
    answer: campaignRow,
    errors: errorsOfOne,
  }),
  campaignRuns: endpoint({
    method: 'GET',
    path: '/admin/campaigns/:id/runs',
    summary: 'Runs of a campaign, the newest first',
    audience: office,
    params: ofOne,
    query: pageAfter(id),
    answer: z.object({ items: z.array(runRow), next: z.string().nullable() }),
    errors: errorsOfOne,
  }),
  campaignRun: endpoint({
    method: 'GET',
    path: '/admin/campaign-runs/:id',
    summary: 'What a run did and what it brought, against those who were left out',
    audience: office,
    params: ofOne,
    answer: outcome,
    errors: errorsOfOne,
  }),
  exportRun: endpoint({
    method: 'GET',
    path: '/admin/campaign-runs/:id/outcome.xlsx',
    summary: 'The same as a workbook',
    audience: office,
    params: ofOne,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    answer: z.unknown(),
    errors: errorsOfOne,
  }),
} as const;

const writing = {
  previewCampaign: endpoint({
    method: 'POST',
    path: '/admin/campaigns/preview',
    summary: 'Such a campaign in words, with a letter as somebody of it would read it; keeps nothing',
    audience: office,
    body: z.strictObject(campaignTerms),
    answer: z.object({
      whom: z.string(),
      when: z.string(),
      members: z.int().meta({ description: 'who would be in it today' }),
      holdout: z.int().meta({ description: 'of them left out, about' }),
      couponFen: z.int().meta({ description: 'what their coupons cost at most' }),
      title: z.string(),
      body: z.string(),
      wechat: z.string().meta({ description: "what WeChat's notice says under the title" }),
      sms: z.string().meta({ description: 'the whole short message' }),
      email: z
        .object({ subject: z.string(), text: z.string() })
        .meta({ description: 'the e-mail as its text, but for the link that ends such mails' }),
      warnings: z.array(z.string()),
    }),
    errors: refused,
  }),
  createCampaign: endpoint({
    method: 'POST',
    path: '/admin/campaigns',
    summary: 'Draft a campaign; the same id with the same content again answers it as it is',
    audience: headOffice,
    body: z.strictObject({ id, ...campaignTerms }),
    answer: campaignRow,
    errors: [...refused, 'OPERATION_CONFLICT'],
  }),
  changeCampaign: endpoint({
    method: 'PUT',
    path: '/admin/campaigns/:id',
    summary: 'Change a campaign; a run that has begun goes on as it was',
    audience: headOffice,
    params: ofOne,
    body: z.strictObject({ version, ...campaignTerms }),
    answer: campaignRow,
    errors: errorsOfChange,
  }),
  switchCampaign: endpoint({
    method: 'PUT',
    path: '/admin/campaigns/:id/state',
    summary: 'Start a campaign, let it rest with its runs, or end it',
    audience: headOffice,
    params: ofOne,
    body: z.strictObject({ version, state: z.enum(['scheduled', 'paused', 'done']) }),
    answer: campaignRow,
    errors: errorsOfChange,
  }),
  switchReadyCampaign: endpoint({
    method: 'PUT',
    path: '/admin/ready-campaigns/:code',
    summary: 'Switch a ready-made campaign on or off; off at the first time makes it a draft to be changed',
    audience: headOffice,
    params: z.strictObject({ code: z.enum(readyCodes) }),
    body: z.strictObject({ on: z.boolean() }),
    answer: readyRow,
    errors: [...refused, 'CAMPAIGN_ELSEWHERE'],
  }),
  testCampaign: endpoint({
    method: 'POST',
    path: '/admin/campaigns/:id/tests',
    summary: 'Send the message to one member, oneself; coupon and care task are not given',
    audience: headOffice,
    params: ofOne,
    body: z.strictObject({ id, phone }),
    answer: z.object({ title: z.string(), body: z.string() }),
    errors: [...errorsOfOne, 'MEMBER_UNKNOWN'],
  }),
  switchRun: endpoint({
    method: 'PUT',
    path: '/admin/campaign-runs/:id/state',
    summary: 'Stop a run between two pieces, or let it go on where it was',
    audience: headOffice,
    params: ofOne,
    body: z.strictObject({ state: z.enum(['running', 'stopped']) }),
    answer: runRow,
    errors: [...errorsOfOne, 'CAMPAIGN_RUN_DONE', 'CAMPAIGN_RUNNING'],
  }),
} as const;

export const adminCampaignEndpoints = { ...reading, ...writing } as const;
