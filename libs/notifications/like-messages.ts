// What a member reads of the likes of their looks, and of claims by screenshot. Who liked is told to nobody.
import type { Points } from '@guike/kernel';
import { count } from '@guike/programme';
import type { Message } from './messages';

const named = (caption: string): string => (caption === '' ? '您的穿搭' : `「${shortened(caption)}」`);

const LONGEST = 16;
const shortened = (text: string): string => {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
};

/** The window of a look has closed. Null where nobody liked it: there is nothing to tell. */
export function likesCountedMessage(look: {
  readonly caption: string;
  readonly likes: number;
  readonly counted: number;
  readonly points: Points;
}): Message | null {
  const { caption, likes, counted, points } = look;
  if (likes === 0) return null;
  const rest = likes - counted;
  const because = rest === 0 ? '' : `，${rest} 个没有计入`;
  return {
    kind: 'look',
    title: points > 0 ? `${count(points)} 积分已记入` : '点赞统计已截止',
    body: `${named(caption)}的点赞统计已截止：${counted} 个计入${because}。在我的穿搭里看明细。`,
  };
}

/** A screenshot was checked. `likes`: as the store counted them. */
export function lookClaimApprovedMessage(claim: {
  readonly title: string;
  readonly likes: number;
  readonly points: Points;
}): Message {
  const { title, likes, points } = claim;
  return {
    kind: 'look',
    title: points > 0 ? `${count(points)} 积分已记入` : '截图已核对',
    body: `${title}的截图已核对，共 ${count(likes)} 个赞${points > 0 ? '' : '；本月积分已到上限'}。`,
  };
}

export function lookClaimRefusedMessage({
  title,
  refusal,
}: {
  readonly title: string;
  readonly refusal: string;
}): Message {
  return { kind: 'look', title: '截图没有通过核对', body: `${title}：${refusal}。有疑问请联系门店。` };
}
