// 消息设置.
export default definePageConfig({ navigationBarTitleText: '消息设置', navigationStyle: 'default' });
