// The code of a redemption.
export default definePageConfig({
  navigationBarTitleText: '兑换码',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
