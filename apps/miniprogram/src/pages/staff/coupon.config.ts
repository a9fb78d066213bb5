// 用券.
export default definePageConfig({ navigationBarTitleText: '用券', navigationStyle: 'default' });
