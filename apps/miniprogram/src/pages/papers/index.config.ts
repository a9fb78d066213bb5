// 会员协议 and 隐私政策.
export default definePageConfig({ navigationBarTitleText: '会员协议', navigationStyle: 'default' });
