// The code at the door.
export default definePageConfig({
  navigationBarTitleText: '入场码',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
