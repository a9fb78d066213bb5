// 想试的.
export default definePageConfig({
  navigationBarTitleText: '想试的',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
