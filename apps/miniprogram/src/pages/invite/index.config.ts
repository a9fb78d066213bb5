// 邀请函: opened by a friend's card, link or code.
export default definePageConfig({ navigationBarTitleText: '邀请函', navigationStyle: 'default' });
