// What somebody fills in about a reward: texts as they are typed, the terms that they mean, and two edits made one. Pure.
import type { AnswerOf, BodyOf, adminRewardEndpoints } from '@guike/contracts/http';
import { type Opening, openingOf, windowsOf } from './opening';
import type { Reward } from './reward';

export type Terms = BodyOf<typeof adminRewardEndpoints.previewReward>;
export type Picture = AnswerOf<typeof adminRewardEndpoints.addPicture>;

export interface RewardValues {
  readonly name: string;
  readonly description: string;
  readonly picture: string | null;
  readonly points: string;
  readonly yuan: string;
  readonly isLimited: boolean;
  /** How many in all; asked where there was no limit before. */
  readonly stock: string;
  readonly perMember: string;
  /** Code of a tier; empty for everybody. */
  readonly minTier: string;
  readonly opening: Opening;
}

export type ValueErrors = Partial<Record<keyof RewardValues, string>>;

export const noValues: RewardValues = {
  name: '',
  description: '',
  picture: null,
  points: '',
  yuan: '',
  isLimited: true,
  stock: '',
  perMember: '',
  minTier: '',
  opening: openingOf([]),
};

const WHOLE = /^\d{1,8}$/;
const MONEY = /^\d{1,8}(\.\d{1,2})?$/;

export function valuesOf(reward: Reward): RewardValues {
  const { name, description, picture, points, valueFen, stock, perMember, minTier, windows } = reward;
  return {
    name,
    description,
    picture,
    points: String(points),
    yuan: yuanText(valueFen),
    isLimited: stock !== null,
    stock: stock === null ? '' : String(stock),
    perMember: perMember === null ? '' : String(perMember),
    minTier: minTier ?? '',
    opening: openingOf(windows),
  };
}

/** What is wrong before anything is sent; empty when the terms may be asked for. */
export function errorsOf(values: RewardValues): ValueErrors {
  const { name, points, yuan, isLimited, stock, perMember, opening } = values;
  return {
    ...(name.trim() === '' && { name: '请填写商品名称' }),
    ...(!isAtLeastOne(points) && { points: '请填 1 以上的整数' }),
    ...(!MONEY.test(yuan.trim()) && { yuan: '请填金额，最多两位小数' }),
    ...(isLimited && !WHOLE.test(stock.trim()) && { stock: '请填件数' }),
    ...(perMember.trim() !== '' && !isAtLeastOne(perMember) && { perMember: '请填 1 以上的整数，或留空' }),
    ...(opening.kind === 'months' && opening.months.length === 0 && { opening: '请至少选一个月' }),
    ...(opening.kind === 'days' && opening.days.length === 0 && { opening: '请至少加一段日期' }),
  };
}

/** Only of values without errors. */
export function termsOf(values: RewardValues): Terms {
  return {
    name: values.name.trim(),
    description: values.description.trim(),
    picture: values.picture,
    points: Number(values.points.trim()),
    valueFen: Math.round(Number(values.yuan.trim()) * 100),
    stock: values.isLimited ? Number(values.stock.trim()) : null,
    perMember: values.perMember.trim() === '' ? null : Number(values.perMember.trim()),
    minTier: values.minTier === '' ? null : values.minTier,
    windows: windowsOf(values.opening),
  };
}

const fieldNames: Readonly<Record<keyof RewardValues, string>> = {
  name: '名称',
  description: '说明',
  picture: '图片',
  points: '所需积分',
  yuan: '商品价值',
  isLimited: '是否限量',
  stock: '库存',
  perMember: '每人限兑',
  minTier: '会员等级',
  opening: '兑换时间',
};
const names = Object.keys(fieldNames) as (keyof RewardValues)[];

const isOther = (one: RewardValues, other: RewardValues) => (name: keyof RewardValues) =>
  JSON.stringify(one[name]) !== JSON.stringify(other[name]);

export const isChanged = (one: RewardValues, other: RewardValues): boolean => names.some(isOther(one, other));

/** What somebody else changed, as the fields are called. */
export const changedFields = (was: RewardValues, now: RewardValues): string[] =>
  names.filter(isOther(was, now)).map((name) => fieldNames[name]);

/** My edits of `was` on top of what it has become: a field that I left alone is as the other has made it. */
export function rebased(mine: RewardValues, was: RewardValues, now: RewardValues): RewardValues {
  const touched = names.filter(isOther(mine, was));
  return { ...now, ...(Object.fromEntries(touched.map((name) => [name, mine[name]])) as Partial<RewardValues>) };
}

const isAtLeastOne = (text: string): boolean => WHOLE.test(text.trim()) && Number(text) >= 1;

const yuanText = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));
