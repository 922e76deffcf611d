export default definePageConfig({ navigationBarTitleText: '合作社发货' });
