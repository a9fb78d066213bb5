// What stands on pages from which people share: what a friend finds, how it works, the ladder. Points are told elsewhere:
// next to a way to share they would pay for sharing. Pure. Source: product.md, Referral; wechat.md, inducement.
import { type Programme, count, referralGiftInWords } from '@guike/programme';
import { type Friends, type ReferralGift, type Rung, nextRung, rungKey } from '@guike/referrals';

/** A gift where one shares: points are a surprise there. */
function giftInWords(programme: Programme, gift: ReferralGift): string {
  return gift.kind === 'points' ? '一份心意' : referralGiftInWords(gift, programme);
}

/** What a friend finds, one line each. */
export const giftsInWords = (programme: Programme, gifts: readonly ReferralGift[]): string[] => [
  ...new Set(gifts.map((gift) => giftInWords(programme, gift))),
];

/** 3 位好友成为贵宾 */
export const rungInWords = ({ friends, counted }: Rung): string =>
  `${count(friends)} 位好友${counted === 'vip' ? '成为贵宾' : '入会'}`;

/** How it works, in full. */
export function rulesInWords({ referral }: Programme): string[] {
  if (referral === null) return [];
  return [
    `好友第一次打开您的邀请后 ${referral.withinDays} 天内入会，算您介绍`,
    '只算从没入过会的好友，每位好友只算一次',
    '好友再介绍别人，不会算到您这里',
    ...(referral.ladder.length > 0 ? ['每一级只有一次，到了会在消息里告诉您'] : []),
  ];
}

/** The ladder as it stands for a member. */
export function ladderInWords(programme: Programme, friends: Friends, reached: ReadonlySet<string>) {
  const ladder = programme.referral?.ladder ?? [];
  return [...ladder]
    .sort((one, other) => one.friends - other.friends)
    .map((rung) => ({
      friends: rung.friends,
      counted: rung.counted,
      sentence: rungInWords(rung),
      gives: giftsInWords(programme, rung.gives),
      reached: reached.has(rungKey(rung)),
      left: reached.has(rungKey(rung)) ? 0 : Math.max(0, rung.friends - friends[rung.counted]),
    }));
}

/** 再有 2 位好友入会，升一级 */
export function nextInWords(programme: Programme, friends: Friends, reached: ReadonlySet<string>): string | null {
  const next = nextRung(programme.referral?.ladder ?? [], friends, reached);
  if (next === null) return null;
  const { rung, left } = next;
  const gives = giftsInWords(programme, rung.gives).join('、');
  return `再有 ${count(left)} 位好友${rung.counted === 'vip' ? '成为贵宾' : '入会'}，${gives}`;
}
