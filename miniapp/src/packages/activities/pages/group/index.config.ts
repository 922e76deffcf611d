export default definePageConfig({ navigationBarTitleText: '队' });
