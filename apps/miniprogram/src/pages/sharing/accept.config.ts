// Whose rights I am invited to share.
export default definePageConfig({
  navigationBarTitleText: '家人邀请',
  navigationStyle: 'default',
});
