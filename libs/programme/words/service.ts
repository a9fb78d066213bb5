// Benefits, birthdays and looks in words. Pure. Source: product.md, Benefits, Birthdays and Looks.
import type { Programme } from '../schema';
import { count, discountInWords, membersInWords, quotaInWords } from './amounts';
import { type Line, type Part, forOffice, line } from './line';

type Benefit = Programme['benefits'][number];

const deliveries: Readonly<Record<Benefit['delivery'], string>> = {
  arrival: '到店即享',
  booking: '预约',
  loan: '借用归还',
  coupon: '优惠券',
  priority: '优先',
  longer_return: '延长退换',
  event: '活动',
  service: '专人服务',
  partner: '合作商家',
  custom: '专为您准备',
};

/** 肌肤检测：预约，每月 1 次 */
function benefitInWords(benefit: Benefit): string {
  const { name, delivery, quota, bookAheadDays, answerWithinMinutes, aroundTheClock, percentOff } = benefit;
  const how = deliveries[delivery];
  const details = [
    // 会员活动 needs no 活动 behind it, and days to book ahead say that it is booked.
    ...(name.includes(how) || (delivery === 'booking' && bookAheadDays !== null) ? [] : [how]),
    ...(bookAheadDays === null ? [] : [bookAheadDays === 0 ? '当天可约' : `可提前 ${bookAheadDays} 天预约`]),
    ...(percentOff === null ? [] : [discountInWords(percentOff)]),
    ...(quota === null ? [] : [quotaInWords(quota)]),
    ...(aroundTheClock ? ['24 小时'] : []),
    ...(answerWithinMinutes === null ? [] : [`${answerWithinMinutes} 分钟内回应`]),
  ];
  return details.length === 0 ? name : `${name}：${details.join('，')}`;
}

/** 权益: what everyone has, what is picked from, and what the tiers name. */
export function benefitParts({ benefits }: Programme): Part[] {
  const [everyone, picked, named] = [
    benefits.filter((each) => each.everyone),
    benefits.filter((each) => !each.everyone && each.pickable),
    benefits.filter((each) => !each.everyone && !each.pickable),
  ];
  const linesOf = (all: readonly Benefit[]) => all.map((each) => ({ key: each.code, sentence: benefitInWords(each) }));
  return [
    { key: 'benefits/everyone', title: '人人享有', lines: linesOf(everyone) },
    { key: 'benefits/picked', title: '任选权益', lines: linesOf(picked) },
    { key: 'benefits/named', title: '专享权益', lines: linesOf(named) },
  ];
}

/** 生日 */
export function birthdayPart({ birthday, tiers }: Programme): Part {
  const lines = (): Line[] => {
    if (birthday === null) return [];
    const { leadDays, hour, gift, party, anniversaries } = birthday;
    const day = leadDays === 0 ? '生日当天' : `生日前 ${leadDays} 天`;
    return [
      ...forOffice(line('when', `${day} ${hour} 点送上祝福`)),
      ...gift.map((each, index) => ({
        key: `gift/${index}`,
        sentence: `${membersInWords(tiers, each.tiers)}：${each.gift}`,
      })),
      ...line('party', party ? '每月一次生日会' : null),
      ...line('anniversaries', anniversaries ? '您告诉我们的纪念日，也会记得' : null),
    ];
  };
  return { key: 'birthday', title: '生日', lines: lines() };
}

const modes = {
  per_like: '每个有效点赞记积分，公示期结束后一次记入',
  approved_photo: '审核通过的穿搭记积分，点赞只用于排名',
  off: '穿搭不记积分',
} as const;

/** 穿搭. For the office alone: what likes are worth never stands where members share. Source: wechat.md. */
export function looksPart({ looks }: Programme): Part {
  const lines = (): Line[] => {
    if (looks === null) return [];
    return [
      ...line('mode', modes[looks.mode]),
      ...line('like', looks.mode === 'per_like' ? `1 个赞记 ${looks.pointsPerLike} 积分` : null),
      ...line('photo', looks.mode === 'approved_photo' ? `1 套穿搭记 ${count(looks.pointsPerPhoto)} 积分` : null),
      ...line('window', `发布后 ${looks.windowDays} 天内的赞有效`),
      ...line('most', `每套穿搭最多 ${count(looks.mostPerLook)} 积分，每人每月最多 ${count(looks.mostPerMonth)} 积分`),
      ...line('young', looks.youngestAccountDays === 0 ? null : `注册不满 ${looks.youngestAccountDays} 天的点赞不计`),
      ...line('ring', `互相点赞达到 ${looks.ringPercent}% 的不计`),
      ...line('claims', looks.claims ? '接受朋友圈截图审核' : '不接受朋友圈截图'),
    ];
  };
  return { key: 'looks', title: '穿搭', lines: forOffice(lines()) };
}
