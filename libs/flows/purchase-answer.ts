// What the till prints after a sale or refund: pure, in the words the customer reads.
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { type BusinessDay, type MemberState, yuan } from '@guike/kernel';
import type { Programme } from '@guike/programme';
import type { RecordedPurchase } from '@guike/purchases';
import { nextTier } from '@guike/tiers';
import type { Standing } from './standing';

type PurchaseAnswer = AnswerOf<(typeof tillEndpoints)['recordPurchase']>;

type AnsweredPurchase = Pick<
  RecordedPurchase,
  'id' | 'memberId' | 'anonymous' | 'counts' | 'netFen' | 'eligibleFen' | 'entitledPoints' | 'availableOn'
>;

/** What only the flow that answers knows. */
export interface Told {
  readonly duplicate?: boolean;
  readonly joined?: boolean;
  readonly mayJoin?: boolean;
  readonly upgradedFrom?: string | null;
}

/** 11月22日 */
function monthAndDay(day: BusinessDay): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

export const tierNameOf = (programme: Programme, code: string | null): string | null =>
  programme.tiers.find((tier) => tier.code === code)?.name ?? null;

const notices: Readonly<Partial<Record<MemberState, string>>> = {
  frozen: '会员卡已冻结，本次消费不积分',
  exited: '顾客已退会，本次消费不积分',
};

/** `standing` is null for an anonymous sale. Points printed are what the purchase is entitled to now. */
export function purchaseAnswer(
  purchase: AnsweredPurchase,
  standing: Standing | null,
  programme: Programme,
  told: Told,
): PurchaseAnswer {
  const isMember = standing?.state === 'active' || standing?.state === 'frozen';
  const tierName = standing && tierNameOf(programme, standing.tier);
  const facts = standing?.state === 'active' ? standing.facts : null;
  const next = facts && nextTier(programme.tiers, standing?.tier ?? null, facts);
  const answer = {
    purchaseId: purchase.id,
    memberId: standing ? purchase.memberId : null,
    duplicate: told.duplicate ?? false,
    memberState: standing?.state ?? null,
    joined: told.joined ?? false,
    mayJoin: told.mayJoin ?? false,
    netFen: purchase.netFen,
    eligibleFen: purchase.eligibleFen,
    pointsEarned: purchase.entitledPoints,
    availableOn: purchase.counts ? purchase.availableOn : null,
    balance: standing?.balance ?? 0,
    pending: standing?.pending ?? 0,
    owed: standing?.owed ?? 0,
    tier: standing?.tier ?? null,
    tierName,
    upgradedFrom: told.upgradedFrom ?? null,
    next,
    notice: (standing && notices[standing.state]) ?? null,
  };
  return { ...answer, printLines: isMember ? printed(answer) : [] };
}

function printed(answer: Omit<PurchaseAnswer, 'printLines'>): string[] {
  const from = answer.availableOn ? `（${monthAndDay(answer.availableOn as BusinessDay)}起可用）` : '';
  return [
    ...(answer.joined ? ['欢迎您成为会员'] : []),
    ...(answer.pointsEarned > 0 ? [`本次积分 ${answer.pointsEarned}${from}`] : []),
    balanceLine(answer),
    ...(answer.tierName ? [`会员等级 ${answer.tierName}${answer.upgradedFrom ? '，今天升级' : ''}`] : []),
    ...(answer.next?.spendFen ? [answer.next.sentence] : []),
    ...(answer.notice ? [answer.notice] : []),
  ];
}

function balanceLine({ balance, pending, owed }: { balance: number; pending: number; owed: number }): string {
  if (owed > 0) return `积分余额 0，待扣回 ${owed}`;
  return pending > 0 ? `积分余额 ${balance}，其中待生效 ${pending}` : `积分余额 ${balance}`;
}

/** What is printed with a refund. */
export function refundPrintLines(
  refund: { returnedFen: number; pointsReversed: number; pointsReturned: number },
  standing: Standing | null,
): string[] {
  return [
    `退款 ${yuan(refund.returnedFen)}`,
    ...(refund.pointsReversed > 0 ? [`扣回积分 ${refund.pointsReversed}`] : []),
    ...(refund.pointsReturned > 0 ? [`退还积分 ${refund.pointsReturned}`] : []),
    ...(standing ? [balanceLine(standing)] : []),
  ];
}
