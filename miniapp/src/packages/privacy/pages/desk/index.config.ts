export default definePageConfig({ navigationBarTitleText: '帮手和号码' });
