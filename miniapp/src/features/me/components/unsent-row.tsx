import { View } from '@tarojs/components';
import { go } from '@/platform/navigate';
import { useFailed, useUnsent } from '@/platform/outbox';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';

/** What this phone has not sent yet, and the way to it; absent when all has arrived. */
export function UnsentRow() {
  const unsent = useUnsent();
  const failed = useFailed();
  if (unsent === 0) return null;
  return (
    <View className="mt3">
      <Card>
        <ListRow
          icon="clock"
          tone={failed > 0 ? 'red' : 'gold'}
          title={failed > 0 ? `${failed} 件没发成` : `${unsent} 件还没发出去`}
          help={failed > 0 ? '不会自己再发。点开看为什么。' : '有网会自己发。点开看看。'}
          onPress={() => go('/packages/affairs/pages/outbox')}
        />
      </Card>
    </View>
  );
}
