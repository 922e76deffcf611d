export default definePageConfig({ navigationBarTitleText: '看说事' });
