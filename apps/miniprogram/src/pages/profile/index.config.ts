// The page's title bar.
export default definePageConfig({
  navigationBarTitleText: '个人资料',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
