// The door of an event.
export default definePageConfig({
  navigationBarTitleText: '签到',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
