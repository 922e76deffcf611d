export default definePageConfig({ navigationBarTitleText: '立一个队' });
