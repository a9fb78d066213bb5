// 积分明细.
export default definePageConfig({
  navigationBarTitleText: '积分明细',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
