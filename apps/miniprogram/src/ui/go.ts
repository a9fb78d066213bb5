// Where the screens lead.
import Taro from '@tarojs/taro';
import { shortId } from '@guike/kernel';

const tabs = {
  home: '/pages/home/index',
  benefits: '/pages/benefits/index',
  looks: '/pages/feed/index',
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
  messageSettings: '/pages/settings/index',
  rewards: '/pages/rewards/index',
  redemptions: '/pages/rewards/redemptions',
  picks: '/pages/benefit/picks',
  coupons: '/pages/coupons/index',
  uses: '/pages/benefit/uses',
  family: '/pages/sharing/family',
  profile: '/pages/profile/index',
  myPrivacy: '/pages/privacy/index',
  exit: '/pages/privacy/exit',
  apply: '/pages/apply/index',
  help: '/pages/help/index',
  replay: '/pages/replay/index',
  myLooks: '/pages/my-looks/index',
  album: '/pages/my-looks/album',
  publishLook: '/pages/my-looks/publish',
  lookClaims: '/pages/my-looks/claims',
  tryingOn: '/pages/looks/trying',
  invite: '/pages/invite/index',
  referrals: '/pages/referrals/index',
  friends: '/pages/referrals/friends',
  agreement: '/pages/papers/index?name=agreement',
  privacy: '/pages/papers/index?name=privacy',
};

const staffPages = {
  desk: '/pages/staff/index',
  member: '/pages/staff/member',
  redemption: '/pages/staff/redemption',
  coupon: '/pages/staff/coupon',
};

export const goTab = (tab: keyof typeof tabs): void => void Taro.switchTab({ url: tabs[tab] });
export const go = (page: keyof typeof pages): void => void Taro.navigateTo({ url: pages[page] });

const ours = /^\/?(pages\/[\w/-]+)(\?[\w=&%.~-]*)?$/;

/** Whether a message's link is a page of this mini-program. */
export const isOurPage = (link: string): boolean => ours.test(link);

/** Where a message leads: a page with its query, as the server names it. */
export function goLink(link: string): void {
  const [, path, query = ''] = ours.exec(link) ?? [];
  if (path === undefined) return;
  const isTab = Object.values(tabs).includes(`/${path}`);
  void (isTab ? Taro.switchTab({ url: `/${path}` }) : Taro.navigateTo({ url: `/${path}${query}` }));
}

/** One reward of 积分商城. */
export const goReward = (id: string): void => void Taro.navigateTo({ url: `/pages/rewards/reward?id=${id}` });
/** The code of a redemption. `instead`: the page that leads there is not to come back to. */
export function goRedemption(id: string, { instead = false } = {}): void {
  const url = `/pages/rewards/redemption?id=${id}`;
  void (instead ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}

/** One of my benefits. */
export const goBenefit = (code: string): void => void Taro.navigateTo({ url: `/pages/benefit/index?code=${code}` });
/** Choosing a day and a time for it. */
export const goBooking = (code: string): void => void Taro.navigateTo({ url: `/pages/booking/index?code=${code}` });

/** A booking; `instead`: the page that leads there is not to come back to. */
export function goBooked(id: string, { instead = false } = {}): void {
  const url = `/pages/booking/booking?id=${id}`;
  void (instead ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}
/** Back to a booking whose time was changed, from a page that it may or may not have opened. */
export function backToBooked(id: string): void {
  const isOpen = Taro.getCurrentPages().length > 1;
  void (isOpen ? Taro.navigateBack() : Taro.redirectTo({ url: `/pages/booking/booking?id=${id}` }));
}
/** Another time for a booking of this benefit. */
export const goChange = (code: string, id: string): void =>
  void Taro.navigateTo({ url: `/pages/booking/index?code=${code}&id=${id}` });
/** One coupon with its code. */
export const goCoupon = (id: string): void => void Taro.navigateTo({ url: `/pages/coupons/coupon?id=${id}` });
/** Where a code of an invitation to share is typed. */
export const goFamilyInvitation = (): void => void Taro.navigateTo({ url: '/pages/sharing/accept' });
/** Where a benefit is good besides our stores. */
export const goPartners = (code: string): void => void Taro.navigateTo({ url: `/pages/sharing/partner?code=${code}` });

/** The staff's side. */
export const goStaff = (page: keyof typeof staffPages): void => void Taro.navigateTo({ url: staffPages[page] });
/** Back to the desk, from a page that it may or may not have opened. */
export function backToDesk(): void {
  const isOpen = Taro.getCurrentPages().length > 1;
  void (isOpen ? Taro.navigateBack() : Taro.redirectTo({ url: staffPages.desk }));
}

/** A look, as everybody sees it. */
export const goLook = (id: string): void => void Taro.navigateTo({ url: `/pages/looks/look?id=${shortId(id)}` });
/** One of my looks: what becomes of it. `instead`: the page that leads there is not to come back to. */
export function goMyLook(id: string, { instead = false } = {}): void {
  const url = `/pages/my-looks/look?id=${id}`;
  void (instead ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}
/** Making a look of some photos of my album. */
export const goPublish = (photos: readonly string[]): void =>
  void Taro.navigateTo({ url: `/pages/my-looks/publish?photos=${photos.join('.')}` });

/** An event, by its id, short or long. */
export const goEvent = (id: string): void => void Taro.navigateTo({ url: `/pages/event/index?id=${id}` });
/** My ticket for it. */
export const goTicket = (id: string): void => void Taro.navigateTo({ url: `/pages/event/ticket?id=${id}` });
/** Saying what it was like. */
export const goRating = (id: string): void => void Taro.navigateTo({ url: `/pages/event/rate?id=${id}` });
/** The store's side of an event: whom I invited, or its door. */
export const goStaffEvent = (page: 'event' | 'door', id: string): void =>
  void Taro.navigateTo({ url: `/pages/staff/${page}?id=${id}` });
