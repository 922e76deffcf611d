export default definePageConfig({ navigationBarTitleText: '进村申请' });
