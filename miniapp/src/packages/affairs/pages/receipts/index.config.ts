export default definePageConfig({ navigationBarTitleText: '查对' });
