// One coupon with its code.
export default definePageConfig({
  navigationBarTitleText: '优惠券',
  navigationStyle: 'default',
  enablePullDownRefresh: true,
});
