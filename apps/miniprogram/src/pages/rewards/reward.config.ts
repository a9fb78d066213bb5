// One reward of 积分商城.
export default definePageConfig({
  navigationBarTitleText: '兑换商品',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
