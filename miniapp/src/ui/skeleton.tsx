import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { a11y } from './a11y';

const quietMs = 300;
const slowMs = 3000;

interface Props {
  /** How many cards the page will have. */
  cards?: number;
}

/** Still blocks of the real layout, after 300 ms; 网慢 in words after 3 s. */
export function Skeleton({ cards = 4 }: Props) {
  const [waited, setWaited] = useState<'quiet' | 'shown' | 'slow'>('quiet');
  useEffect(() => {
    const timers = [setTimeout(() => setWaited('shown'), quietMs), setTimeout(() => setWaited('slow'), slowMs)];
    return () => timers.forEach(clearTimeout);
  }, []);
  if (waited === 'quiet') return <View className="skeleton" />;
  return (
    <View className="skeleton" {...a11y({ role: 'status', label: '正在取，请等一下', busy: true })}>
      {Array.from({ length: cards }, (_, i) => (
        <View key={i} className="card card--padded skeleton__card">
          <View className="skeleton__line skeleton__line--tag" />
          <View className={`skeleton__line skeleton__line--title skeleton__line--${i % 3}`} />
          <View className={`skeleton__line skeleton__line--${(i + 1) % 3}`} />
        </View>
      ))}
      {waited === 'slow' ? <View className="label center mt4">正在取，网慢，请等一下</View> : null}
    </View>
  );
}
