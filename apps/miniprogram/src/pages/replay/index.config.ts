// 美丽回放: the page has the whole screen of the phone under its title.
export default definePageConfig({
  navigationBarTitleText: '美丽回放',
  navigationStyle: 'default',
  enableShareAppMessage: true,
});
