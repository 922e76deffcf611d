export default definePageConfig({ navigationBarTitleText: '定任务' });
