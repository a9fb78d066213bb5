// 会员, as a guide sees them.
export default definePageConfig({ navigationBarTitleText: '会员', navigationStyle: 'default' });
