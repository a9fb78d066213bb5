// 发布穿搭.
export default definePageConfig({ navigationBarTitleText: '发布穿搭', navigationStyle: 'default' });
