// 晒图审核.
export default definePageConfig({
  navigationBarTitleText: '晒图审核',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
