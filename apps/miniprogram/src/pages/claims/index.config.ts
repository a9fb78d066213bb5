// 补登积分.
export default definePageConfig({
  navigationBarTitleText: '补登积分',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
