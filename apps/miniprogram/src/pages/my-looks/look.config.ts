// 我的穿搭.
export default definePageConfig({
  navigationBarTitleText: '我的穿搭',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
