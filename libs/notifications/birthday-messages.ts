// What members read when their birthday comes up, and on the day they joined. Source: product.md, Birthdays; design.md.
import { type BusinessDay, dayOfMonth } from '@guike/kernel';
import { dayInWords } from '@guike/programme';
import type { Message } from './messages';

export interface ComingBirthday {
  /** The day on which it is kept. */
  readonly day: BusinessDay;
  readonly today: BusinessDay;
  /** What waits in the store, and the days on which it does; null: nothing does. */
  readonly gift: { readonly name: string; readonly from: BusinessDay; readonly through: BusinessDay } | null;
  /** There is a party in that month. */
  readonly party: boolean;
  /** There are photos of the year to look back on. */
  readonly pictures: boolean;
}

/** Told ahead, on the day, or late where nothing ran on the day. */
export function birthdayMessage(birthday: ComingBirthday): Message {
  const { day, today, gift, party, pictures } = birthday;
  const sentences = [
    gift === null ? '愿您新的一岁，衣裳合身，日子称心' : giftInWords(gift, today),
    ...(party && day >= today ? [`${Number(day.slice(5, 7))}月的生日会也请您来，日子定下就告诉您`] : []),
    ...(pictures ? ['这一年在店里留下的照片，收成了一册，点开看看'] : []),
  ];
  return { kind: 'birthday', title: titleOf(day, today), body: `${sentences.join('。')}。` };
}

function titleOf(day: BusinessDay, today: BusinessDay): string {
  if (day === today) return '生日快乐';
  return day > today ? `${dayInWords(day, today)}是您的生日` : '生日礼为您留着';
}

function giftInWords({ name, from, through }: NonNullable<ComingBirthday['gift']>, today: BusinessDay): string {
  const days = from <= today ? `${dayInWords(through, today)}前（含当日）` : `${span(from, through, today)}`;
  return `为您备好${name}，${days}到店出示会员码领取`;
}

/** 12月1日至31日, or 12月28日至1月10日. */
function span(from: BusinessDay, through: BusinessDay, today: BusinessDay): string {
  const last = from.slice(0, 7) === through.slice(0, 7) ? `${dayOfMonth(through)}日` : dayInWords(through, today);
  return `${dayInWords(from, today)}至${last}`;
}

/** So many years a member today. */
export function anniversaryMessage({ years }: { readonly years: number }): Message {
  return {
    kind: 'birthday',
    title: `入会 ${years} 周年`,
    body: `${years} 年前的今天，您成了这里的会员。谢谢您一直来。`,
  };
}
