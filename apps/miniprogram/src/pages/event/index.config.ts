// One event: shared with friends and to Moments where everybody may see it.
export default definePageConfig({
  navigationBarTitleText: '请柬',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
});
