// The page's title bar.
export default definePageConfig({
  navigationBarTitleText: '隐私与数据',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
