// The shop's words for what events are called by code, and the shapes that pages of events share.
import type {
  AnswerOf,
  adminEventEndpoints,
  answerStates,
  eventOutcomeEndpoints,
  eventStates,
  guestLines,
} from '@guike/contracts/http';

export type ShopEvent = AnswerOf<typeof adminEventEndpoints.event>;
export type EventState = (typeof eventStates)[number];
export type AnswerRow = AnswerOf<typeof adminEventEndpoints.eventAnswers>['items'][number];
export type Outcome = AnswerOf<typeof eventOutcomeEndpoints.eventOutcome>;
export type Repeat = NonNullable<ShopEvent['series']>['repeat'];

export const BACK = { to: '/events', label: '活动' };

export const stateNames: Readonly<Record<EventState, string>> = {
  draft: '草稿',
  open: '报名中',
  closed: '停止报名',
  held: '已举行',
  archived: '已归档',
  cancelled: '已取消',
};

export const answerNames: Readonly<Record<(typeof answerStates)[number], string>> = {
  accepted: '已接受',
  waiting: '候补中',
  offered: '等确认席位',
  declined: '已谢绝',
  cancelled: '已取消',
  lapsed: '没有确认，已让出',
  walk_in: '现场到场',
};

export const guestNames: Readonly<Record<(typeof guestLines)[number], string>> = {
  transfer: '接送',
  lounge: '休息室',
  sign_in: '签到',
  other: '其他',
};

export const weekdayNames = ['一', '二', '三', '四', '五', '六', '日'] as const;
export const nthNames = ['第一个', '第二个', '第三个', '第四个', '最后一个'] as const;
