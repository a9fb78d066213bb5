// The mini-program's pages and tabs: the tabs and the member code in the main package, the rest in packages of their own.
import { inWeChat } from './settings';
import theme from './theme.json';

/** WeChat takes a name of theme.json and follows the system's light or dark; a browser's colours are in device/shell.css. */
function themed(name: keyof typeof theme.light): string {
  return inWeChat ? `@${name}` : theme.light[name];
}

function tab(name: 'home' | 'benefits' | 'looks' | 'events' | 'me', text: string, page: string = name) {
  const icons = { iconPath: themed(`${name}Icon`), selectedIconPath: themed(`${name}IconOn`) };
  return { pagePath: `pages/${page}/index`, text, ...(inWeChat ? icons : {}) };
}

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/benefits/index',
    'pages/feed/index',
    'pages/events/index',
    'pages/me/index',
    'pages/code/index', // In the main package: it has to open where there is no network.
  ],
  subPackages: [
    { root: 'pages/sign-in', pages: ['index'] },
    { root: 'pages/points', pages: ['index'] },
    { root: 'pages/claims', pages: ['index'] },
    { root: 'pages/tiers', pages: ['index'] },
    { root: 'pages/papers', pages: ['index'] },
    { root: 'pages/inbox', pages: ['index'] },
    { root: 'pages/settings', pages: ['index'] },
    { root: 'pages/profile', pages: ['index'] },
    { root: 'pages/privacy', pages: ['index', 'exit'] },
    { root: 'pages/apply', pages: ['index'] },
    { root: 'pages/help', pages: ['index'] },
    { root: 'pages/rewards', pages: ['index', 'reward', 'redemptions', 'redemption'] },
    { root: 'pages/replay', pages: ['index'] },
    { root: 'pages/benefit', pages: ['index', 'picks', 'uses'] },
    { root: 'pages/coupons', pages: ['index', 'coupon'] },
    { root: 'pages/booking', pages: ['index', 'booking'] },
    { root: 'pages/sharing', pages: ['family', 'accept', 'partner'] },
    { root: 'pages/looks', pages: ['look', 'trying'] },
    { root: 'pages/my-looks', pages: ['index', 'album', 'publish', 'look', 'claims'] },
    { root: 'pages/event', pages: ['index', 'ticket', 'rate'] },
    { root: 'pages/invite', pages: ['index'] },
    { root: 'pages/referrals', pages: ['index', 'friends'] },
    { root: 'pages/staff', pages: ['index', 'member', 'redemption', 'coupon', 'event', 'door'] },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/points', 'pages/tiers', 'pages/inbox', 'pages/sign-in'] },
    'pages/feed/index': { network: 'all', packages: ['pages/looks'] },
    'pages/benefits/index': { network: 'all', packages: ['pages/benefit'] },
    'pages/events/index': { network: 'all', packages: ['pages/event'] },
    'pages/me/index': { network: 'all', packages: ['pages/papers', 'pages/rewards'] },
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  // A browser's router hides the page below when a slide is over, even one that the person has come back to meanwhile.
  ...(inWeChat ? {} : { animation: false }),
  __usePrivacyCheck__: true, // WeChat asks for its privacy consent before the phone button answers.
  window: {
    navigationBarTitleText: '贵客',
    navigationBarBackgroundColor: themed('backgroundColor'),
    navigationBarTextStyle: themed('textStyle'),
    backgroundColor: themed('backgroundColor'),
    backgroundTextStyle: themed('pullStyle'),
  },
  tabBar: {
    color: themed('tabColor'),
    selectedColor: themed('tabSelectedColor'),
    backgroundColor: themed('backgroundColor'),
    borderStyle: themed('tabBorder') as 'black',
    list: [
      tab('home', '首页'),
      tab('benefits', '权益'),
      tab('looks', '穿搭', 'feed'),
      tab('events', '活动'),
      tab('me', '我的'),
    ],
  },
});
