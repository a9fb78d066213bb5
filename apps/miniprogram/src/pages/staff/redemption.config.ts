// 发放兑换商品.
export default definePageConfig({ navigationBarTitleText: '发放', navigationStyle: 'default' });
