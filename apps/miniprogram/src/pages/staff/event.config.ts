// One event, on the staff's side.
export default definePageConfig({
  navigationBarTitleText: '活动',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
