export default definePageConfig({ navigationBarTitleText: '我家分多少' });
