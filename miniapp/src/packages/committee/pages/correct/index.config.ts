export default definePageConfig({ navigationBarTitleText: '到了多少户' });
