// Every line of the ledger in words: where it came from, why this number, what became of it. Pure. Source: product.md,
// Points ("the statement a member sees is the ledger").
import { type entryKinds, type lotStates } from '@guike/contracts/http';
import { type BusinessDay, type Fen, type Points, yuan } from '@guike/kernel';
import { type Programme, count, dayInWords, multiplierInWords } from '@guike/programme';
import { entitledPoints } from './earning';

type EntryKind = (typeof entryKinds)[number];
export type LotState = (typeof lotStates)[number];

/** What an entry took from a lot, or from where the lot came: the lot, and how much. */
export interface LotPart {
  readonly points: Points;
  /** The business day on which the lot was booked, and its last. */
  readonly bookedOn: BusinessDay;
  readonly expiresOn: BusinessDay;
}

export interface SaleFacts {
  readonly paidOn: BusinessDay;
  readonly netFen: Fen;
  /** What could earn as sold, by multiplier (hundredths). */
  readonly groups: readonly { readonly eligibleFen: Fen; readonly multiplier: number }[];
  /** The member joined by this purchase. */
  readonly joinedBy: boolean;
  /** It was nobody's until the member claimed it. */
  readonly claimed?: boolean;
  /** Given for the visit, besides what the goods earn. */
  readonly visitPoints?: Points;
}

/** Points that were set aside for a payment, and what became of them. */
export interface HoldFacts {
  readonly state: 'open' | 'captured' | 'released';
  readonly amountFen: Fen | null;
}

export interface RefundFacts {
  readonly mode: 'lines' | 'amount' | 'whole' | 'void' | 'unnamed';
  readonly returnedFen: Fen;
  /** Something was bought in its place. */
  readonly exchanged: boolean;
}

/** An entry with what there is to say about it. */
export interface EntryFacts {
  readonly kind: EntryKind;
  readonly points: Points;
  readonly bookedOn: BusinessDay;
  /** What its purchase is worth in points since. */
  readonly entitled: Points | null;
  /** Above 0: what went to repay debt. Below 0: what it took and the balance did not hold, owed since. */
  readonly debt: Points;
  readonly storeName: string | null;
  readonly sale: SaleFacts | null;
  readonly refund: RefundFacts | null;
  readonly hold: HoldFacts | null;
  /** The reward that the points went for, or came back from. */
  readonly redemption: { readonly name: string } | null;
  /** Why somebody of the shop changed the points, as members read it. */
  readonly adjustment?: { readonly reason: string } | null;
  /** Points that no sale brought say themselves what they are for, and why so many. */
  readonly told?: EntryWords | null;
  /** The lots that an expiry ended. */
  readonly ended: readonly LotPart[];
  /** The rules that the entry was booked under. */
  readonly rules: Pick<Programme, 'points' | 'tiers'>;
}

export interface EntryWords {
  readonly title: string;
  readonly why: string[];
}

const LOTS_TOLD = 3;

const titles: Readonly<Record<EntryKind, string>> = {
  earn: '赠送积分',
  settle: '积分更正',
  spend: '使用积分',
  cancel: '积分退回',
  hold: '付款冻结',
  release: '解除冻结',
  capture: '付款扣减',
  adjust: '积分调整',
  expire: '积分到期',
  forfeit: '退会作废',
  transfer: '账户合并',
};

/** What a line says of itself where nothing more is known of it. */
const plain: Readonly<Partial<Record<EntryKind, string>>> = {
  spend: '先用最早到期的积分',
  cancel: '抵扣用掉的积分随退货退回',
  release: '没有付款，冻结的积分已退回',
  capture: '付款时冻结已退回，改为直接扣减',
  adjust: '由门店核对后调整',
  forfeit: '退会后未使用的积分失效',
  transfer: '两个会员账户合并为一个',
};

/** A title and the sentences beneath it. Days are told as seen from `today`. */
export function entryInWords(entry: EntryFacts, today: BusinessDay): EntryWords {
  if (entry.told) return { title: entry.told.title, why: [...entry.told.why, ...debtInWords(entry)] };
  const where = entry.storeName === null ? '' : ` · ${entry.storeName}`;
  return { title: `${titleOf(entry)}${where}`, why: [...reasonsOf(entry, today), ...debtInWords(entry)] };
}

function titleOf({ kind, sale, refund, hold, redemption, points }: EntryFacts): string {
  if (redemption) return `${kind === 'cancel' ? '兑换过期退回' : '兑换'} · ${redemption.name}`;
  if (kind === 'hold' && hold?.state === 'captured') return '积分抵扣';
  if (kind === 'earn' && sale) return sale.claimed ? '消费补登' : sale.joinedBy ? '入会当日消费' : '消费';
  if (kind === 'settle' && refund) return refund.mode === 'void' ? '消费作废' : refund.exchanged ? '换货退回' : '退货';
  return kind === 'settle' && points > 0 ? '积分补记' : titles[kind];
}

function reasonsOf(entry: EntryFacts, today: BusinessDay): string[] {
  const { kind, sale, ended } = entry;
  if (kind === 'expire') return expiryInWords(ended, today);
  if (kind === 'settle' && sale) return refundInWords(entry, sale, today);
  if (kind === 'earn' && sale) return earningOf(entry, sale, today);
  if (kind === 'hold') return [holdInWords(entry.hold)];
  if (kind === 'adjust' && entry.adjustment) return [`门店调整：${entry.adjustment.reason}`];
  if (kind === 'cancel' && entry.redemption) return ['没有按时到店领取，用掉的积分退回'];
  return plain[kind] === undefined ? [] : [plain[kind]];
}

function holdInWords(hold: HoldFacts | null): string {
  const amount = hold?.amountFen == null ? '' : ` ${yuan(hold.amountFen)}`;
  if (hold?.state === 'captured') return `付款时抵扣${amount}`;
  return hold?.state === 'released'
    ? `准备抵扣${amount}，没有付款，已退回`
    : `准备抵扣${amount}，付款后扣减，未付款则自动退回`;
}

/** 实付 ¥1,280，每 ¥10 记 1 分 · 会员日 2 倍 */
function earningOf({ points, bookedOn, rules }: EntryFacts, sale: SaleFacts, today: BusinessDay): string[] {
  const { unitFen, pointsPerUnit } = rules.points;
  const each = `每 ${yuan(unitFen)} 记 ${pointsPerUnit} 分`;
  const late =
    sale.paidOn === bookedOn ? [] : [`${dayInWords(sale.paidOn, today)}的消费，${dayInWords(bookedOn, today)}记入`];
  // Who joins later by a sale of which something had come back already earns by what was left.
  const { visitPoints = 0 } = sale;
  const came = visitPoints > 0 ? [`到店 ${visitPoints} 分`] : [];
  if (entitledPoints(sale.groups, rules.points) + visitPoints !== points)
    return [`按入会时未退的部分计算，${each}`, ...late];
  const eligibleFen = sale.groups.reduce((sum, group) => sum + group.eligibleFen, 0);
  const paid = `实付 ${yuan(sale.netFen)}${eligibleFen === sale.netFen ? '' : `，其中 ${yuan(eligibleFen)} 可积分`}，${each}`;
  const several = sale.groups.length > 1;
  const times = sale.groups.flatMap((group) => {
    const words = multiplierInWords(rules, group.multiplier, sale.paidOn);
    return words === null ? [] : [several ? `其中 ${yuan(group.eligibleFen)} ${words}` : words];
  });
  return [paid, ...times, ...came, ...late];
}

function refundInWords({ points, entitled, refund }: EntryFacts, sale: SaleFacts, today: BusinessDay): string[] {
  const sold = `${dayInWords(sale.paidOn, today)}的消费`;
  const back =
    refund === null
      ? [`${sold}重新核算`]
      : refund.mode === 'void'
        ? [`${sold}已作废`]
        : [`${sold}退回 ${yuan(refund.returnedFen)}`];
  const booked = points < 0 ? `扣回 ${count(-points)} 分` : `补记 ${count(points)} 分`;
  return [...back, entitled === 0 ? booked : `这笔消费现应得 ${count(entitled ?? 0)} 分，${booked}`];
}

function expiryInWords(ended: readonly LotPart[], today: BusinessDay): string[] {
  const told = ended
    .slice(0, LOTS_TOLD)
    .map(
      ({ points, bookedOn, expiresOn }) =>
        `${dayInWords(bookedOn, today)}记入的 ${count(points)} 分，有效期到 ${dayInWords(expiresOn, today)}`,
    );
  const more = ended.slice(LOTS_TOLD);
  const rest = more.reduce((sum, part) => sum + part.points, 0);
  return more.length === 0 ? told : [...told, `另有 ${more.length} 笔共 ${count(rest)} 分`];
}

function debtInWords({ debt }: EntryFacts): string[] {
  if (debt === 0) return [];
  return [debt > 0 ? `其中 ${count(debt)} 分抵回此前的待扣回` : `余额不足，${count(-debt)} 分待扣回，由之后的积分先抵`];
}

/** What the entries after it took of a lot, net, by their kind. */
export type LotTaken = Readonly<Partial<Record<EntryKind, Points>>>;

export interface LotFacts {
  /** What is left; 0 once the last day is over. */
  readonly left: Points;
  readonly availableOn: BusinessDay;
  readonly expiresOn: BusinessDay;
  readonly taken: LotTaken;
}

interface Way {
  readonly state: LotState;
  /** When nothing else happened to the lot, and when something did. */
  readonly all: string;
  readonly some: string;
  readonly kinds: readonly EntryKind[];
}

const ways: readonly Way[] = [
  { state: 'used', all: '已用完', some: '已使用', kinds: ['spend', 'hold', 'release', 'capture', 'cancel'] },
  { state: 'reversed', all: '已随退货扣回', some: '随退货扣回', kinds: ['settle'] },
  { state: 'reversed', all: '已由门店调整扣减', some: '门店调整扣减', kinds: ['adjust'] },
  { state: 'expired', all: '已到期', some: '到期', kinds: ['expire'] },
  { state: 'expired', all: '已随退会失效', some: '退会失效', kinds: ['forfeit'] },
  { state: 'used', all: '已并入其他账户', some: '并入其他账户', kinds: ['transfer'] },
];

/** What became of a lot, and the sentence for it. Where several things did, the largest names it. */
export function lotInWords(lot: LotFacts, today: BusinessDay): { state: LotState; sentence: string } {
  const { left, availableOn, expiresOn } = lot;
  const gone = ways.flatMap((way) => {
    const points = way.kinds.reduce((sum, kind) => sum + (lot.taken[kind] ?? 0), 0);
    return points > 0 ? [{ ...way, points }] : [];
  });
  const until = `${dayInWords(expiresOn, today)}到期`;
  if (left > 0) {
    const some = gone.length > 0 ? `还剩 ${count(left)} 分，` : '';
    return availableOn > today
      ? { state: 'pending', sentence: `${some}${dayInWords(availableOn, today)}起可用，${until}` }
      : { state: 'usable', sentence: `${some}${until}` };
  }
  const [first] = gone;
  if (!first) throw new Error('a lot that is gone and that nothing took');
  const { state } = gone.reduce((one, other) => (other.points > one.points ? other : one));
  if (gone.length > 1)
    return { state, sentence: gone.map(({ some, points }) => `${some} ${count(points)} 分`).join('，') };
  return { state, sentence: state === 'expired' && first.kinds.includes('expire') ? `已于 ${until}` : first.all };
}
