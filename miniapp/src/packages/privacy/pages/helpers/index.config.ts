export default definePageConfig({ navigationBarTitleText: '帮手' });
