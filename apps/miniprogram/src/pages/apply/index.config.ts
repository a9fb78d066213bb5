// The page's title bar.
export default definePageConfig({ navigationBarTitleText: '申请入会', navigationStyle: 'default' });
