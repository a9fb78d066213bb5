// A reward as the contract has it, and the shop's words for what it names by code. Pure.
import { type AnswerOf, type adminRewardEndpoints, type drawnPictures, type stockOrigins } from '@guike/contracts/http';

export type Reward = AnswerOf<typeof adminRewardEndpoints.reward>;
export type Preview = AnswerOf<typeof adminRewardEndpoints.previewReward>;
export type Redemption = AnswerOf<typeof adminRewardEndpoints.rewardRedemptions>['items'][number];
export type StockChange = AnswerOf<typeof adminRewardEndpoints.stockChanges>['items'][number];

export const stateNames: Readonly<Record<Reward['state'], string>> = { draft: '草稿', on: '已上架', off: '已下架' };

export const redemptionNames: Readonly<Record<Redemption['state'], string>> = {
  open: '待领取',
  verified: '已领取',
  lapsed: '过期退回',
};

export const originNames: Readonly<Record<(typeof stockOrigins)[number], string>> = {
  drafted: '建档',
  edited: '改了限量',
  restocked: '到货',
  counted: '盘点',
  damaged: '损坏、遗失',
  other: '其他',
};

export const drawingNames: Readonly<Record<(typeof drawnPictures)[number], string>> = {
  'drawn/gift': '礼盒',
  'drawn/scarf': '丝巾',
  'drawn/shawl': '披肩',
  'drawn/cardholder': '卡包',
  'drawn/tote': '手提袋',
  'drawn/umbrella': '雨伞',
  'drawn/tea': '茶叶',
  'drawn/candle': '蜡烛',
  'drawn/eyemask': '眼罩',
  'drawn/hangers': '衣架',
};

/** 6%, 9.1%: to a tenth, without a zero behind the point. */
export const shareText = (share: number): string => `${Math.round(share * 1000) / 10}%`;
