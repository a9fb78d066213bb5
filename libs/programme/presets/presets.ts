// The programmes that ship, by code, and what the console's gallery says of each.
import { afterSales } from './after-sales';
import { boutique } from './boutique';
import { club } from './club';
import { counter } from './counter';
import { enterprise } from './enterprise';
import { restaurant } from './restaurant';
import { spa } from './spa';
import { subscription } from './subscription';

/** Programmes that ship, by code. The boutique's is the default. */
export const presets = {
  boutique,
  counter,
  spa,
  restaurant,
  enterprise,
  after_sales: afterSales,
  club,
  subscription,
} as const;

export type PresetCode = keyof typeof presets;

/** What a shop owner reads before taking one: its title and whom it suits, in the order they are shown. */
export const presetGallery: Readonly<Record<PresetCode, { readonly title: string; readonly suits: string }>> = {
  boutique: {
    title: '服装门店',
    suits: '适合靠熟客的服装店：买两件即可入会，充值或累计消费升级，权益由会员自己挑选。',
  },
  counter: {
    title: '品牌专柜',
    suits: '适合商场专柜：凭小票申请会员卡，总部审批，积分每年 3 月、8 月兑换商品。',
  },
  spa: {
    title: '美容SPA',
    suits: '适合美容院和 SPA：按近 12 个月消费定级，每季度评定，服务一年四季有安排。',
  },
  restaurant: {
    title: '餐饮',
    suits: '适合餐厅：看消费也看到店次数，记住客人口味，积分兑换代金券和菜品。',
  },
  enterprise: {
    title: '通用企业',
    suits: '适合服务企业客户的公司：按年采购额和订单数定级，长期稳定合作可升一级。',
  },
  after_sales: {
    title: '售后',
    suits: '适合以售后服务留住客人的商家：买过即为会员，近 12 个月消费越多，服务越周到。',
  },
  club: {
    title: '会所/物业/酒店/会务',
    suits: '适合会所、物业、酒店和会务：受邀或缴纳年费入会，专属管家，24 小时专线。',
  },
  subscription: {
    title: '付费会员',
    suits: '适合按月或按年收会费的商家：分几档会员，缴费期内享受权益，年费比按月划算。',
  },
};
