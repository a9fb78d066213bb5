// Choosing a day and a time.
export default definePageConfig({
  navigationBarTitleText: '预约',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
