// Partner merchants and the code they take.
export default definePageConfig({
  navigationBarTitleText: '合作商家',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
