// How one becomes a member, in words. Pure. Source: product.md, Joining.
import { conditionsOf } from '../rules';
import type { Programme } from '../schema';
import { feeInWords, rolesInWords } from './amounts';
import { openingWays } from './conditions';
import { type Line, type Part, forOffice, line, numbered } from './line';

type Joining = Programme['joining'];

/** 由店长凭小票申请、总部审批 */
function applicationInWords({ application }: Joining): string | null {
  if (application === null) return null;
  const { filedBy, approvedBy, withReceipt } = application;
  return `由${rolesInWords(filedBy)}${withReceipt ? '凭小票' : ''}申请、${rolesInWords(approvedBy)}审批`;
}

/**
 * Ways to become a member, each so that 即可入会 may follow it: 一次购买 2 件本品牌商品. Where what was bought opens an
 * application and no card, it is one way with the application at its end.
 */
export function joiningInWords({ joining, fees }: Pick<Programme, 'joining' | 'fees'>): string[] {
  const bought = joining.rule === null ? [] : openingWays(joining.rule, fees);
  const application = applicationInWords(joining);
  const applied = bought.length === 0 ? application : `${bought.join('，或')}，${application}`;
  return [
    ...(application === null || applied === null ? bought : [applied]),
    ...(joining.invitation ? ['收到入会邀请'] : []),
    // A rule that asks for a fee has said so itself.
    ...(joining.rule === null ? fees.map((fee) => `开通${feeInWords(fee)}`) : []),
  ];
}

/** 入会 */
export function joiningPart(programme: Pick<Programme, 'joining' | 'fees'>): Part {
  const { joining, fees } = programme;
  return {
    key: 'joining',
    title: '入会',
    lines: [
      ...numbered('way', joiningInWords(programme)),
      ...line('within', withinInWords(joining)),
      ...beforeInWords(joining),
      ...fees.map((fee) => ({ key: `fee/${fee.level}`, sentence: `第 ${fee.level} 档会费：${feeInWords(fee)}` })),
      ...forOffice(line('excepted', exceptedInWords(joining))),
    ],
  };
}

/** Null where nothing bought opens the card. */
function withinInWords({ rule, withinDays }: Joining): string | null {
  if (rule === null || conditionsOf(rule).every(({ fact }) => fact === 'paidLevel')) return null;
  return withinDays === 0 ? '凭当天的消费入会' : `消费后 ${withinDays} 天内，可以凭这笔消费入会`;
}

function beforeInWords({ before: { countsForMonths, earns } }: Joining): Line[] {
  const counts = countsForMonths === 0 ? '入会前的消费不计入定级' : `入会前 ${countsForMonths} 个月内的消费计入定级`;
  const points = earns === 'opening' ? '开卡的消费记积分，更早的不记' : '入会前的消费不记积分';
  return [...line('before', counts), ...line('before/points', points)];
}

/** Which categories do not count: by their codes, which the till knows and members never read. */
function exceptedInWords({ rule }: Joining): string | null {
  const codes = (rule?.any ?? []).flatMap(({ all }) => all.flatMap(({ exceptCategories = [] }) => exceptCategories));
  return codes.length === 0 ? null : `不计的品类：${codes.join('、')}`;
}
