// 积分商城.
export default definePageConfig({
  navigationBarTitleText: '积分商城',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
