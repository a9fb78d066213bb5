// 我的兑换.
export default definePageConfig({
  navigationBarTitleText: '我的兑换',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
