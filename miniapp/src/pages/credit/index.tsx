import { Text, View } from '@tarojs/components';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function MyCredit() {
  const credit = useRead('credit.mine');
  return (
    <QueryView query={credit}>
      {(mine) => (
        <View>
          <View className="label">{mine.householdLabel}</View>
          <View className="row row--base">
            <Text className="h1">{mine.points}</Text>
            <Text className="ml1">积分</Text>
          </View>
        </View>
      )}
    </QueryView>
  );
}

export default function CreditPage() {
  return (
    <Page title="我家积分" tab="credit" needs="resident">
      <MyCredit />
    </Page>
  );
}
