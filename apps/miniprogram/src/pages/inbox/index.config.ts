// 消息.
export default definePageConfig({
  navigationBarTitleText: '消息',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
