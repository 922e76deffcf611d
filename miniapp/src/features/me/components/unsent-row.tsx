import { View } from '@tarojs/components';
import { go } from '@/platform/navigate';
import { useUnsent } from '@/platform/outbox';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';

/** What this phone has not sent yet, and the way to it; absent when all has arrived. */
export function UnsentRow() {
  const unsent = useUnsent();
  if (unsent === 0) return null;
  return (
    <View className="mt3">
      <Card>
        <ListRow
          icon="clock"
          tone="gold"
          title={`${unsent} 件还没发出去`}
          help="有网会自己发。点开看看。"
          onPress={() => go('/packages/affairs/pages/outbox')}
        />
      </Card>
    </View>
  );
}
