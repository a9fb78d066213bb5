// The places of the console: what the menu lists, and which endpoint one must be allowed to call to be there.
import {
  type Endpoint,
  adminBenefitEndpoints,
  adminCampaignEndpoints,
  adminDeskEndpoints,
  adminEventEndpoints,
  adminFinanceEndpoints,
  adminImportEndpoints,
  adminLookEndpoints,
  adminMemberEndpoints,
  adminMembershipEndpoints,
  adminProgrammeEndpoints,
  adminMessageEndpoints,
  adminReferralEndpoints,
  adminRewardEndpoints,
  adminPointsEndpoints,
  adminTierEndpoints,
} from '@guike/contracts/http';

export interface Place {
  readonly path: string;
  readonly label: string;
  readonly needs: Endpoint;
}

export const places: readonly Place[] = [
  { path: '/', label: '首页', needs: adminDeskEndpoints.home },
  { path: '/members', label: '会员', needs: adminMemberEndpoints.members },
  { path: '/membership', label: '入会审批', needs: adminMembershipEndpoints.applications },
  { path: '/imports', label: '导入', needs: adminImportEndpoints.imports },
  { path: '/refunds', label: '退货', needs: adminDeskEndpoints.parkedRefunds },
  { path: '/tiers', label: '等级', needs: adminTierEndpoints.tiers },
  { path: '/approvals', label: '待审批', needs: adminPointsEndpoints.adjustments },
  { path: '/looks', label: '穿搭', needs: adminLookEndpoints.looks },
  { path: '/referrals', label: '转介绍', needs: adminReferralEndpoints.referrals },
  { path: '/rewards', label: '兑换商品', needs: adminRewardEndpoints.rewards },
  { path: '/messages', label: '消息', needs: adminMessageEndpoints.messageSends },
  { path: '/care', label: '维护任务', needs: adminMessageEndpoints.careList },
  { path: '/events', label: '活动', needs: adminEventEndpoints.events },
  { path: '/campaigns', label: '营销', needs: adminCampaignEndpoints.campaigns },
  { path: '/benefits', label: '权益', needs: adminBenefitEndpoints.benefits },
  { path: '/liability', label: '财务', needs: adminFinanceEndpoints.liability },
  { path: '/programme', label: '会员方案', needs: adminProgrammeEndpoints.programmeVersions },
  { path: '/stores', label: '门店', needs: adminDeskEndpoints.stores },
  { path: '/staff', label: '员工', needs: adminDeskEndpoints.staff },
];
