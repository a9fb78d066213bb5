// 使用记录.
export default definePageConfig({
  navigationBarTitleText: '使用记录',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
