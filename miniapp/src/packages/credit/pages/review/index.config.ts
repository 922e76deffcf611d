export default definePageConfig({ navigationBarTitleText: '认定积分' });
