// The page's title bar.
export default definePageConfig({ navigationBarTitleText: '贵客', enablePullDownRefresh: true });
