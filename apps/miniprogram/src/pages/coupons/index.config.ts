// 我的优惠券.
export default definePageConfig({
  navigationBarTitleText: '我的优惠券',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
