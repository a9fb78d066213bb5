// 挑选权益.
export default definePageConfig({
  navigationBarTitleText: '挑选权益',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
