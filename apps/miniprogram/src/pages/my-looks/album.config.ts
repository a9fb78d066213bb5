// 我的相册.
export default definePageConfig({
  navigationBarTitleText: '我的相册',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
