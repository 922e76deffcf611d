export default definePageConfig({ navigationBarTitleText: '进户邀请' });
