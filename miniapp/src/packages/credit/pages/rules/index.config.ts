export default definePageConfig({ navigationBarTitleText: '规矩' });
