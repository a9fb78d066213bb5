// Where the screens lead.
import Taro from '@tarojs/taro';

const tabs = {
  home: '/pages/home/index',
  benefits: '/pages/benefits/index',
  events: '/pages/events/index',
  me: '/pages/me/index',
};
const pages = {
  code: '/pages/code/index',
  signIn: '/pages/sign-in/index',
  points: '/pages/points/index',
  claims: '/pages/claims/index',
  tiers: '/pages/tiers/index',
  inbox: '/pages/inbox/index',
  rewards: '/pages/rewards/index',
  redemptions: '/pages/rewards/redemptions',
  help: '/pages/help/index',
  agreement: '/pages/papers/index?name=agreement',
  privacy: '/pages/papers/index?name=privacy',
};

const staffPages = {
  desk: '/pages/staff/index',
  member: '/pages/staff/member',
  redemption: '/pages/staff/redemption',
};

export const goTab = (tab: keyof typeof tabs): void => void Taro.switchTab({ url: tabs[tab] });
export const go = (page: keyof typeof pages): void => void Taro.navigateTo({ url: pages[page] });

/** One reward of 积分商城. */
export const goReward = (id: string): void => void Taro.navigateTo({ url: `/pages/rewards/reward?id=${id}` });
/** The code of a redemption. `instead`: the page that leads there is not to come back to. */
export function goRedemption(id: string, { instead = false } = {}): void {
  const url = `/pages/rewards/redemption?id=${id}`;
  void (instead ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}

/** The staff's side. */
export const goStaff = (page: keyof typeof staffPages): void => void Taro.navigateTo({ url: staffPages[page] });
/** Back to the desk, from a page that it may or may not have opened. */
export function backToDesk(): void {
  const isOpen = Taro.getCurrentPages().length > 1;
  void (isOpen ? Taro.navigateBack() : Taro.redirectTo({ url: staffPages.desk }));
}
