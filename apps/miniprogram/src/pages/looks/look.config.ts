// 穿搭.
export default definePageConfig({
  navigationBarTitleText: '穿搭',
  navigationStyle: 'default',
  enableShareAppMessage: true,
  enableShareTimeline: true,
});
