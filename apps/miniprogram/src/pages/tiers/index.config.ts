// 等级说明.
export default definePageConfig({
  navigationBarTitleText: '会员等级',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
