// The words of the editor's lists for what a programme names by code.
import { smsKindNames } from '@guike/programme/text';
import { rowsAt } from '../draft/body';
import { useDraft } from '../draft/draft';

type Options = readonly { readonly value: string; readonly label: string }[];

const options = <T extends string>(names: Readonly<Record<T, string>>): Options =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }));

export const deliveryOptions = options({
  arrival: '到店即享',
  booking: '预约',
  loan: '借用',
  coupon: '券',
  priority: '优先',
  longer_return: '延长退换',
  event: '活动',
  service: '服务',
  partner: '合作商户',
  custom: '专属定制',
});

export const quotaPeriods = options({
  visit: '每次到店',
  month: '每月',
  quarter: '每季度',
  year: '每年',
  once: '仅一次',
});
export const storeScopes = options({ own: '入会门店', all: '所有门店' });
export const combineOptions = options({ highest: '取最高一项', sum: '倍数相加', product: '倍数相乘' });
export const expiryOptions = options({ perLot: '每笔积分各自计时', cardCycle: '自发卡日起统一清零' });
export const couponOptions = options({ discount: '抵掉的部分不积分', payment: '照常积分' });
export const elsewhereOptions = options({
  earning_store: '发放积分的门店',
  spending_store: '使用积分的门店',
  head_office: '总部',
});
export const roleChoices = options({
  guide: '导购',
  manager: '店长',
  finance: '财务',
  head_office: '总务',
});
export const giftKinds = options({ points: '积分', benefit: '权益', coupon: '优惠券', tier: '直升等级', lift: '升级' });
export const countedOptions = options({ joined: '入会', vip: '成为贵宾' });
export const referralSpans = options({
  every: '每一笔消费',
  firstPurchases: '头几笔消费',
  firstMonths: '入会后的头几个月',
});
export const lookModes = options({ per_like: '按点赞记分', approved_photo: '按通过的照片记分', off: '不记分' });
export const rhythmPeriods = options({
  visit: '每次到店',
  day: '每天',
  month: '每月',
  quarter: '每季度',
  year: '每年',
  spring: '春季',
  summer: '夏季',
  autumn: '秋季',
  winter: '冬季',
  life_event: '人生大事',
});
export const rhythmTo = options({ member: '会员', head_office: '总务' });
export const rhythmKinds = options({ care: '关怀', event: '活动', report: '报告' });
export const smsKindOptions = options(smsKindNames);
export const openingEarns = options({ nothing: '不记积分', opening: '记积分' });
export const skippedOptions = options({ give: '一并补上', leave: '不补' });
export const monthOptions = Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1} 月` }));

interface Named {
  readonly code?: unknown;
  readonly name?: unknown;
}

const named = (rows: readonly unknown[]): Options =>
  (rows as readonly Named[]).flatMap(({ code, name }) =>
    typeof code === 'string' ? [{ value: code, label: typeof name === 'string' && name !== '' ? name : code }] : [],
  );

export const useTierOptions = (): Options => named(rowsAt(useDraft().body, ['tiers']));
export const useBenefitOptions = (): Options => named(rowsAt(useDraft().body, ['benefits']));
