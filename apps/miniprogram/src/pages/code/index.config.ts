// The page's title bar.
export default definePageConfig({ navigationBarTitleText: '会员码', navigationStyle: 'default' });
