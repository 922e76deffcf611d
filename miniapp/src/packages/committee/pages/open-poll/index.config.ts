export default definePageConfig({ navigationBarTitleText: '开表决' });
