// 帮助.
export default definePageConfig({ navigationBarTitleText: '帮助', navigationStyle: 'default' });
