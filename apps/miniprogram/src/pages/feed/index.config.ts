// 穿搭.
export default definePageConfig({ navigationBarTitleText: '穿搭', enablePullDownRefresh: true });
