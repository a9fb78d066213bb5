// 我的好友: who came, how far each is, and how it is reckoned.
export default definePageConfig({
  navigationBarTitleText: '我的好友',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
