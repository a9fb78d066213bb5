// The shop's words for what campaigns are called by code.
import type {
  AnswerOf,
  FestivalCode,
  adminCampaignEndpoints,
  campaignEvents,
  campaignLinks,
  campaignStates,
} from '@guike/contracts/http';

export type Campaign = AnswerOf<typeof adminCampaignEndpoints.campaign>;
export type Run = AnswerOf<typeof adminCampaignEndpoints.campaignRuns>['items'][number];
export type Outcome = AnswerOf<typeof adminCampaignEndpoints.campaignRun>;

export const stateNames: Readonly<Record<(typeof campaignStates)[number], string>> = {
  draft: '草稿',
  scheduled: '已开启',
  running: '正在发送',
  paused: '已暂停',
  done: '已结束',
};

export const linkNames: Readonly<Record<(typeof campaignLinks)[number], string>> = {
  none: '不跳转',
  points: '积分明细',
  rewards: '积分商城',
  benefits: '权益',
  coupons: '我的优惠券',
  tier: '等级',
};

export const eventNames: Readonly<Record<(typeof campaignEvents)[number], string>> = {
  joined: '入会',
  purchase: '消费',
  anniversary: '入会周年',
};

export const festivalNames: Readonly<Record<FestivalCode, string>> = {
  new_year: '元旦',
  spring_festival: '春节',
  lantern: '元宵节',
  women: '妇女节',
  qingming: '清明',
  labour: '劳动节',
  dragon_boat: '端午节',
  qixi: '七夕',
  mid_autumn: '中秋节',
  national: '国庆节',
  double_ninth: '重阳节',
  start_of_spring: '立春',
  start_of_summer: '立夏',
  start_of_autumn: '立秋',
  start_of_winter: '立冬',
  winter_solstice: '冬至',
};
