// The events of the demo, in the shop's words. Days count from the one on which the demo is loaded.
import type { BodyOf, adminEventEndpoints } from '@guike/contracts/http';

type Sent = BodyOf<(typeof adminEventEndpoints)['previewEvent']>;
type Dated = 'startsAt' | 'endsAt' | 'visibleFrom' | 'replyBy' | 'store' | 'hostId' | 'cover';

export interface DemoEvent extends Omit<Sent, Dated> {
  readonly id: string;
  readonly daysAhead: number;
  readonly from: string;
  readonly to: string;
  readonly replyDaysBefore: number;
  readonly drawing: string;
  /** On the same weekday of each month. */
  readonly monthly?: true;
  readonly invite: { readonly request: string; readonly words: string; readonly others: number } | null;
  /** The shown customer first, then members of the store. */
  readonly answers: readonly { readonly names: readonly string[]; readonly declines?: true }[];
}

const id = (n: number): string => `0195c1a4-2f00-7c1e-9d1b-6a4f0f2bc${n}00`;
const place = { name: '南京路店二楼', address: '上海市黄浦区南京东路 819 号', latitude: 31.2369, longitude: 121.4737 };
const plain = {
  place,
  children: { allowed: false, note: '' },
  audience: { who: 'members', tiers: [], stores: [], segmentId: null },
  price: { kind: 'none' },
  games: [],
  draw: null,
  guests: [],
  confirmMinutes: 120,
  thanks: { points: 0, benefit: null },
} satisfies Partial<Sent>;

export const demoEvents: readonly DemoEvent[] = [
  {
    ...plain,
    id: id(1),
    title: '丝巾的十种系法',
    about: '一条方巾，从领口到手袋。搭配师现场教，您带一条常用的来就好，茶已备好。',
    ...{ daysAhead: 6, from: '14:30', to: '17:00', replyDaysBefore: 2, drawing: 'scarf' },
    seats: 12,
    companions: 1,
    agenda: [
      { time: '14:30', words: '入座，桂花乌龙' },
      { time: '15:00', words: '搭配师讲十种系法' },
      { time: '15:50', words: '一对一试戴' },
      { time: '16:40', words: '合影，带走一张系法手卡' },
    ],
    monthly: true,
    invite: {
      request: id(1).replace(/00$/, '10'),
      words: '给您留了靠窗的位子，新到的羊绒围巾也想请您看看',
      others: 10,
    },
    answers: [{ names: ['妈妈'] }, { names: [] }, { names: ['朋友'] }, { names: [] }, { names: [], declines: true }],
  },
  {
    ...plain,
    id: id(2),
    title: '冬日温泉一日',
    about: '往返专车、午餐和汤池都安排好了，您带泳衣和好心情就行。',
    ...{ daysAhead: 20, from: '09:00', to: '18:30', replyDaysBefore: 5, drawing: 'hot-spring' },
    seats: 6,
    companions: 1,
    place: { name: '东方温泉度假村', address: '上海市浦东新区', latitude: 31.0452, longitude: 121.8021 },
    price: { kind: 'fee', fen: 38_800 },
    agenda: [
      { time: '09:00', words: '南京路店集合，专车出发' },
      { time: '11:00', words: '入园，午餐' },
      { time: '13:00', words: '汤池与休息' },
      { time: '16:30', words: '返程，约 18:30 到店' },
    ],
    guests: [
      { line: 'transfer', words: '09:00 门店门口上车，车上有名牌' },
      { line: 'lounge', words: '园内备有专用休息区' },
    ],
    invite: null,
    answers: [
      ...[{ names: [], declines: true as const }, { names: ['先生'] }, { names: ['闺蜜'] }, { names: ['妈妈'] }],
      ...[{ names: [] }, { names: ['同事'] }, { names: [] }],
    ],
  },
  {
    ...plain,
    id: id(3),
    title: '会员日下午茶',
    about: '这一天来店里，茶点为您备着，新到的款先请您试。带朋友来也欢迎。',
    ...{ daysAhead: 13, from: '13:00', to: '18:00', replyDaysBefore: 1, drawing: 'tea' },
    seats: 80,
    companions: 2,
    children: { allowed: true, note: '孩子由家长陪同' },
    audience: { who: 'everyone', tiers: [], stores: [], segmentId: null },
    agenda: [
      { time: '13:00', words: '茶点与新品' },
      { time: '15:00', words: '搭配师驻店' },
    ],
    invite: null,
    answers: [],
  },
  {
    ...plain,
    id: id(4),
    title: '年度答谢晚宴',
    about: '这一年谢谢您常来。请您和一位家人吃顿晚饭，看一看来年春天的样子。',
    ...{ daysAhead: 48, from: '18:00', to: '21:30', replyDaysBefore: 10, drawing: 'gala' },
    seats: 120,
    companions: 1,
    audience: { who: 'members', tiers: ['gold', 'platinum'], stores: [], segmentId: null },
    agenda: [
      { time: '18:00', words: '签到、合影' },
      { time: '18:40', words: '开席，店主致谢' },
      { time: '19:20', words: '来年春夏预览' },
      { time: '20:30', words: '抽奖' },
    ],
    draw: {
      rules: '到场签到的会员每人一个号码，20:30 现场抽出，每号限得一份，同行人不另计。',
      prizes: [
        { name: '羊绒大衣一件', count: 1 },
        { name: '真丝方巾一条', count: 8 },
      ],
      minutes: 150,
    },
    guests: [{ line: 'sign_in', words: '会场一楼签到，出示票码' }],
    invite: { request: id(4).replace(/00$/, '10'), words: '年底了，想请您来坐一坐', others: 0 },
    answers: [],
  },
  {
    ...plain,
    id: id(5),
    title: '秋季衣橱顾问日',
    about: '带上两三件常穿的外套来，顾问陪您把秋冬的衣橱理一遍。',
    ...{ daysAhead: -34, from: '13:00', to: '17:30', replyDaysBefore: 2, drawing: 'wardrobe' },
    seats: 12,
    companions: 1,
    agenda: [
      { time: '13:00', words: '签到，色彩与版型诊断' },
      { time: '14:00', words: '秋冬单品试穿' },
    ],
    invite: { request: id(5).replace(/00$/, '10'), words: '理衣橱的日子，给您留了第一个', others: 8 },
    answers: [{ names: [] }, { names: ['妹妹'] }, { names: [] }, { names: [] }, { names: ['朋友'] }, { names: [] }],
  },
  {
    ...plain,
    id: id(6),
    title: '羊绒养护小课',
    about: '带一件常穿的羊绒来，师傅教您怎样洗、怎样收，起了球也帮您修一修。',
    ...{ daysAhead: -14, from: '14:00', to: '16:00', replyDaysBefore: 1, drawing: 'tea' },
    seats: 10,
    companions: 1,
    agenda: [
      { time: '14:00', words: '认一认羊绒' },
      { time: '14:40', words: '洗、晾、收' },
    ],
    invite: { request: id(6).replace(/00$/, '10'), words: '您那件驼色的也带来，我们帮您修', others: 6 },
    answers: [{ names: ['太太'] }, { names: [] }, { names: [] }, { names: ['女儿'] }],
  },
];
