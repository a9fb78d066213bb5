// The page's title bar.
export default definePageConfig({ navigationBarTitleText: '退会', navigationStyle: 'default' });
