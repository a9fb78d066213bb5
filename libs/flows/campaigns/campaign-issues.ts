// What is wrong with the terms of a campaign, before it is kept. Pure.
import { type Campaign, unknownVariables, variables } from '@guike/campaigns';
import type { CampaignTerms } from '@guike/contracts/http';
import { DomainError, yuan } from '@guike/kernel';
import { count } from '@guike/programme';
import { allWords } from './campaign-letters';

interface Issue {
  readonly path: string;
  readonly message: string;
}

/** Error: INPUT_INVALID with what is wrong, field by field. */
export function requireTerms(terms: CampaignTerms): void {
  const issues = issuesOf(terms);
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', { issues });
}

/** Error: INPUT_INVALID where a budget lies below what is spent already. */
export function requireBudget(terms: CampaignTerms, { sentMessages, sentCouponFen }: Campaign): void {
  const { mostMessages, mostCouponFen } = terms;
  const issues: Issue[] = [
    ...(mostMessages !== null && mostMessages < sentMessages
      ? [{ path: 'mostMessages', message: `已经发了 ${count(sentMessages)} 条，不能少于这个数` }]
      : []),
    ...(mostCouponFen !== null && mostCouponFen < sentCouponFen
      ? [{ path: 'mostCouponFen', message: `券已经花了 ${yuan(sentCouponFen)}，不能少于这个数` }]
      : []),
  ];
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', { issues });
}

function issuesOf({ content, mostCouponFen, mostMessages }: CampaignTerms): Issue[] {
  const unknown = unknownVariables(allWords(content));
  const cost = content.coupon?.costFen ?? 0;
  return [
    ...(unknown.length > 0
      ? [
          {
            path: 'content',
            message: `「{${unknown[0]}}」填不出内容，可以用 ${variables.map((one) => `{${one}}`).join('')}`,
          },
        ]
      : []),
    ...(content.coupon?.kind === 'amount' && cost < (content.coupon.amountFen ?? 0)
      ? [{ path: 'content', message: '每张券的成本不能低于券面金额' }]
      : []),
    ...(mostCouponFen !== null && cost === 0
      ? [{ path: 'mostCouponFen', message: '没有发券，或每张券没有写成本，不用设券的预算' }]
      : []),
    ...(mostCouponFen !== null && cost > mostCouponFen ? [{ path: 'mostCouponFen', message: '预算不够发一张券' }] : []),
    ...(cost > 0 && mostCouponFen === null && mostMessages === null
      ? [{ path: 'mostCouponFen', message: '发券要设预算，写明最多花多少或最多发多少人' }]
      : []),
  ];
}
