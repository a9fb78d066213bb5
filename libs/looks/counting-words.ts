// What the likes of a look come to, in the words of who owns it. Who liked, and how to get around a rule, is not told. Pure.
import { count } from '@guike/programme';
import type { LookLimit, LookMode } from './countings.service';
import type { Counted, NotCounted } from './likes-counting';

const reasonNames: Readonly<Record<NotCounted, string>> = {
  own: '您自己的赞',
  staff: '店员',
  young: '新注册账号',
  ring: '互赞',
  risk: '异常账号',
  burst: '短时间集中点赞',
  twice: '同一个人点了两次',
  late: '截止后的赞',
  taken_down: '穿搭已被门店撤下',
};

/** 店员 2 个 */
export const reasonInWords = (reason: NotCounted, likes: number): string => `${reasonNames[reason]} ${likes} 个`;

export interface CountingSaid extends Counted {
  readonly mode: LookMode;
  /** Likes still count. */
  readonly open: boolean;
  /** Null while nothing is decided. */
  readonly points: number | null;
  readonly limited: LookLimit | null;
  /** Points that the same picture brought when it was shown before. */
  readonly shownBefore: number;
}

/** 12 个赞计入，3 个没有计入：店员、新注册账号。已记 12 分 */
export function countingInWords(said: CountingSaid): string {
  const { mode, likes, open } = said;
  if (mode === 'off') return likes === 0 ? '还没有人点赞' : `${count(likes)} 个赞`;
  const given = givenInWords(said) ?? (said.shownBefore > 0 ? shownBeforeInWords(said.shownBefore) : null);
  if (mode === 'approved_photo') return given ?? '审核通过的穿搭，点赞只作排行';
  if (likes === 0) return open ? '还没有人点赞' : '没有人点赞';
  return `${open ? '目前 ' : ''}${countedInWords(said)}${given === null ? '' : `。${given}`}`;
}

/** 12 个赞计入，3 个没有计入：店员、新注册账号 */
export function countedInWords({ likes, counted, reasons }: Counted): string {
  const rest = likes - counted;
  if (rest === 0) return `${count(counted)} 个赞计入`;
  const names = Object.keys(reasons).map((reason) => reasonNames[reason as NotCounted]);
  return `${count(counted)} 个赞计入，${count(rest)} 个没有计入：${names.join('、')}`;
}

const limits: Readonly<Record<LookLimit, string>> = {
  look: '已到单套上限',
  month: '已到本月上限',
  frozen: '会员卡冻结期间不记分',
  left: '不是会员，不记分',
  shown_before: '同一张照片之前发布时已记过分',
};

/** What held the points down. */
export const limitInWords = (limit: LookLimit): string => limits[limit];

/** 同一张照片之前已记 12 分，超出的部分才会再记 */
const shownBeforeInWords = (points: number): string => `同一张照片之前已记 ${count(points)} 分，超出的部分才会再记`;

function givenInWords({ points, limited }: CountingSaid): string | null {
  if (points === null) return null;
  const because = limited === null ? '' : limits[limited];
  if (points === 0) return because === '' ? '没有记分' : because;
  return `已记 ${count(points)} 分${because === '' ? '' : `（${because}）`}`;
}

/** How looks bring points, for the owner's own pages; null where they bring none. */
export function looksRuleInWords(rules: {
  readonly mode: LookMode;
  readonly pointsPerLike: number;
  readonly pointsPerPhoto: number;
  readonly mostPerLook: number;
  readonly mostPerMonth: number;
}): string | null {
  const month = `每月最多 ${count(rules.mostPerMonth)} 分`;
  if (rules.mode === 'per_like')
    return `一个赞 ${count(rules.pointsPerLike)} 分，单套最多 ${count(rules.mostPerLook)} 分，${month}`;
  return rules.mode === 'approved_photo' ? `审核通过一套 ${count(rules.pointsPerPhoto)} 分，${month}` : null;
}
