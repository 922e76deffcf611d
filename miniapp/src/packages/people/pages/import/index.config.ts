export default definePageConfig({ navigationBarTitleText: '导名册' });
