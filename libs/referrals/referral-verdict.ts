// Whether a friend who has joined by a code counts for whoever shared it: what is refused, what a person looks at first, and
// why. Pure: facts in, verdict out; it asks nobody. Source: product.md, Referral; docs/adr/0024.

/** Why a referral does not count. Nobody can change it: each is a fact. */
export const refusals = ['same_person', 'same_wechat', 'loop', 'was_member', 'staff_self', 'referrer_gone'] as const;
/** Why somebody of head office looks at it first. */
export const doubts = [
  'same_device',
  'same_payment',
  'staff_name',
  'staff_member',
  'address_burst',
  'device_burst',
  'wechat_risk',
  'many_a_day',
  'referrer_frozen',
] as const;
export type Refusal = (typeof refusals)[number];
export type Doubt = (typeof doubts)[number];
/** `by_hand`: decided by a person. */
export type ReferralReason = Refusal | Doubt | 'by_hand';

/** What is known when a friend is bound to a code. Every field is plain, so that a set of cases can be made up. */
export interface ReferralFacts {
  /** Whose code it was: a member's brings points, one of the staff's is written down for commission. */
  readonly by: 'member' | 'staff';
  /** Both are one member by now, by a merge or from the start: one phone is one member. */
  readonly samePerson: boolean;
  /** The friend's WeChat is, or was, the referrer's: same account, or same person across the shop's mini-programs (unionid). */
  readonly sameWechat: boolean;
  /** The friend came with the same model of phone from the same address as the referrer uses. */
  readonly sameDevice: boolean;
  /** Both have paid with the same stored-value card: the only payer that a till names. */
  readonly samePayment: boolean;
  /** The friend stands somewhere above the referrer: A brought B, and B is to have brought A. */
  readonly loop: boolean;
  /** The friend became a member before the code was opened, or had been one. */
  readonly wasMember: boolean;
  /** A code of the staff, opened by that very person's own account. */
  readonly staffSelf: boolean;
  /** A code of the staff, and the friend has the name of who owns it. */
  readonly staffName: boolean;
  /** The code is a member's who works here. */
  readonly staffMember: boolean;
  /** The member account has left, or the person works here no more. */
  readonly referrerGone: boolean;
  readonly referrerFrozen: boolean;
  /** WeChat's, 0 to 4; null: not asked, or no answer. */
  readonly riskRank: number | null;
  /** People who opened codes of this referrer from the friend's address in the day around, the friend among them; 0: unknown. */
  readonly fromAddress: number;
  /** The same by model of phone and address together: several accounts on one phone. */
  readonly fromDevice: number;
  /** Friends bound to this referrer on this business day, this one among them. */
  readonly boundToday: number;
}

export type ReferralVerdict =
  | { readonly state: 'accepted'; readonly reasons: readonly [] }
  | { readonly state: 'held'; readonly reasons: readonly Doubt[] }
  | { readonly state: 'refused'; readonly reasons: readonly Refusal[] };

/** WeChat's ranks from which somebody is looked at: 3 likely and 4 certainly a fraud. */
export const RISKY_RANK = 3;
/** A family behind one router is four people; a fifth from there by one and the same friend is looked at. */
export const MOST_FROM_ADDRESS = 4;
/** Two people may share a phone's model and a home. */
export const MOST_FROM_DEVICE = 2;
/** Somebody who brings more in a day is a party, or a farm. */
export const MOST_A_DAY = 8;

/** The verdict with every reason that applies; a refusal needs no doubts beside it. */
export function judgeReferral(facts: ReferralFacts): ReferralVerdict {
  const refused = refusals.filter((reason) => isRefused[reason](facts));
  if (refused.length > 0) return { state: 'refused', reasons: refused };
  const held = doubts.filter((reason) => isDoubtful[reason](facts));
  return held.length > 0 ? { state: 'held', reasons: held } : { state: 'accepted', reasons: [] };
}

const isRefused: Readonly<Record<Refusal, (facts: ReferralFacts) => boolean>> = {
  same_person: ({ samePerson }) => samePerson,
  same_wechat: ({ sameWechat }) => sameWechat,
  loop: ({ loop }) => loop,
  was_member: ({ wasMember }) => wasMember,
  staff_self: ({ staffSelf }) => staffSelf,
  referrer_gone: ({ referrerGone }) => referrerGone,
};

/** What staff bring costs nothing at once: bursts at the counter, behind the shop's own address, are their work. */
const isDoubtful: Readonly<Record<Doubt, (facts: ReferralFacts) => boolean>> = {
  same_device: ({ sameDevice }) => sameDevice,
  same_payment: ({ samePayment }) => samePayment,
  staff_name: ({ staffName }) => staffName,
  staff_member: ({ staffMember }) => staffMember,
  address_burst: ({ by, fromAddress }) => by === 'member' && fromAddress > MOST_FROM_ADDRESS,
  device_burst: ({ by, fromDevice }) => by === 'member' && fromDevice > MOST_FROM_DEVICE,
  wechat_risk: ({ riskRank }) => riskRank !== null && riskRank >= RISKY_RANK,
  many_a_day: ({ by, boundToday }) => by === 'member' && boundToday > MOST_A_DAY,
  referrer_frozen: ({ referrerFrozen }) => referrerFrozen,
};

const inWords: Readonly<Record<ReferralReason, string>> = {
  same_person: '介绍人和好友是同一位会员',
  same_wechat: '介绍人和好友用的是同一个微信',
  loop: '好友是介绍人的上级，互相介绍不算',
  was_member: '打开邀请前已经是会员',
  staff_self: '员工用自己的邀请码入会',
  referrer_gone: '介绍人已退会或已离职',
  same_device: '好友与介绍人的手机型号和网络相同',
  same_payment: '好友与介绍人用过同一张储值卡付款',
  staff_name: '好友与邀请码的员工同名',
  staff_member: '介绍人是店员自己的会员账户',
  address_burst: '同一个网络一天内来了多位好友',
  device_burst: '同一部手机来了多位好友',
  wechat_risk: '微信提示这个账号有风险',
  many_a_day: '介绍人一天内带来的好友过多',
  referrer_frozen: '介绍人的会员卡已冻结',
  by_hand: '由总部决定',
};

/** A reason as the office reads it. One that is not known any more reads as it is kept. */
export const reasonInWords = (reason: string): string =>
  Object.hasOwn(inWords, reason) ? inWords[reason as ReferralReason] : reason;
