// The page's title bar.
export default definePageConfig({ navigationBarTitleText: '登录 / 入会', navigationStyle: 'default' });
