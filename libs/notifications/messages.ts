// What members read in their inbox, in the words of a good shop person. Source: design.md, Copy.
import { type BusinessDay, type Fen, type Points, yuan } from '@guike/kernel';

export interface Message {
  readonly kind: 'joined' | 'purchase' | 'refund' | 'tier';
  readonly title: string;
  readonly body: string;
}

/** One condition of a tier that was met. Amounts in fen where the fact is money. */
export interface MetCondition {
  readonly fact: string;
  readonly window: string;
  readonly atLeast: number;
  readonly was: number;
}

const count = (points: Points): string => points.toLocaleString('en-US');

/** 11月22日; with the year where it is not this one. */
function dayInWords(day: BusinessDay, today: BusinessDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`}${month}月${date}日`;
}

const windows: Readonly<Record<string, string>> = { purchase: '单笔', visit: '当日', lifetime: '累计' };
const facts: Readonly<Record<string, readonly [name: string, amount: (value: number) => string]>> = {
  netSpendFen: ['消费', (value: Fen) => yuan(value)],
  topUpFen: ['充值', (value: Fen) => yuan(value)],
  items: ['购买', (value) => `${value} 件`],
  orders: ['消费', (value) => `${value} 次`],
};

/** 累计消费 ¥20,350（满 ¥20,000）. Null for a fact that has no words yet: then nothing is said rather than a code. */
function conditionInWords({ fact, window, atLeast, was }: MetCondition): string | null {
  const [over, words] = [windows[window], facts[fact]];
  if (over === undefined || words === undefined) return null;
  const [name, amount] = words;
  return `${over}${name} ${amount(was)}（满 ${amount(atLeast)}）`;
}

function benefitsInWords(pick: number | 'all'): string {
  if (pick === 'all') return '全部权益都为您开放，即日起生效。';
  return pick === 0 ? '新等级即日起生效。' : `${pick} 项权益由您任选，即日起生效。`;
}

/** What points are earned for and worth. `unitFen` of spend earns `pointsPerUnit`; `tender` is null where points pay nothing. */
export function joinedMessage(points: {
  readonly unitFen: Fen;
  readonly pointsPerUnit: Points;
  readonly tender: { readonly points: Points; readonly fen: Fen } | null;
}): Message {
  const worth = points.tender === null ? '' : `，${points.tender.points} 积分可抵 ${yuan(points.tender.fen)}`;
  return {
    kind: 'joined',
    title: '欢迎您成为会员',
    body: `每消费 ${yuan(points.unitFen)} 记 ${points.pointsPerUnit} 积分${worth}。付款时请出示会员码。`,
  };
}

/** Null for a purchase that earned nothing: there is nothing to tell. Days are business days. */
export function purchaseMessage(purchase: {
  readonly points: Points;
  readonly paidOn: BusinessDay;
  readonly availableOn: BusinessDay;
  readonly today: BusinessDay;
}): Message | null {
  const { points, paidOn, availableOn, today } = purchase;
  if (points <= 0) return null;
  const usable = availableOn <= today ? '现在就可以使用' : `${dayInWords(availableOn, today)}起可用`;
  return {
    kind: 'purchase',
    title: `${count(points)} 积分已记入`,
    body: `${dayInWords(paidOn, today)}的消费为您记入 ${count(points)} 积分，${usable}。`,
  };
}

/** `points`: how many were taken back. Null when none were. */
export function refundMessage({ points }: { readonly points: Points }): Message | null {
  if (points <= 0) return null;
  return {
    kind: 'refund',
    title: `${count(points)} 积分已退回`,
    body: `退货已办妥，这笔消费记入的 ${count(points)} 积分随之退回。`,
  };
}

/** What the new tier means and why it came. `pick`: how many benefits the member may choose. */
export function upgradeMessage(upgrade: {
  readonly tierName: string;
  readonly pick: number | 'all';
  readonly because: readonly MetCondition[];
}): Message {
  const reasons = upgrade.because.map(conditionInWords);
  const why = reasons.length > 0 && !reasons.includes(null) ? `${reasons.join('、')}。` : '';
  return {
    kind: 'tier',
    title: `您已升级为${upgrade.tierName}会员`,
    body: why + benefitsInWords(upgrade.pick),
  };
}
