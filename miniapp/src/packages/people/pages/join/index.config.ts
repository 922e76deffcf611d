export default definePageConfig({ navigationBarTitleText: '对上户' });
