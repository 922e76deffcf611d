import { View } from '@tarojs/components';
import { actForMyself, useActing } from '@/platform/acting';
import { a11y } from './a11y';
import { Press } from './press';

/** Says on every page for whom one acts, and leads back to oneself. */
export function ActingBanner() {
  const owner = useActing();
  if (!owner) return null;
  return (
    <View className="acting" {...a11y({ role: 'status', live: 'polite' })}>
      <View className="grow b">{`正在替${owner.name}办事`}</View>
      <Press className="acting__back b" onPress={actForMyself} label="换回自己">
        换回自己
      </Press>
    </View>
  );
}
