// 邀请好友: what a friend finds, my code, and the ways to hand it on.
export default definePageConfig({
  navigationBarTitleText: '邀请好友',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});
