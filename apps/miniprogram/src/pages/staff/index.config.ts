// 接待.
export default definePageConfig({
  navigationBarTitleText: '接待',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
