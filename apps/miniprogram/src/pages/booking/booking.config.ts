// One booking.
export default definePageConfig({
  navigationBarTitleText: '我的预约',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
