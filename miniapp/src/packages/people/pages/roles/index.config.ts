export default definePageConfig({ navigationBarTitleText: '谁当什么' });
