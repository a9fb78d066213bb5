// What an evening was like.
export default definePageConfig({
  navigationBarTitleText: '这场活动',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
