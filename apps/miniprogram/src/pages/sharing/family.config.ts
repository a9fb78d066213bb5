// Whom a member shares with.
export default definePageConfig({
  navigationBarTitleText: '家人同享',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
