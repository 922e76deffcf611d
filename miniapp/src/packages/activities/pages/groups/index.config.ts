export default definePageConfig({ navigationBarTitleText: '歌队和小组' });
