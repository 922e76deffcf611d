export default definePageConfig({ navigationBarTitleText: '市集' });
