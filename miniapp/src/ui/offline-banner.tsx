import { View } from '@tarojs/components';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { a11y } from './a11y';
import { Icon } from './icon';

interface Props {
  online: boolean;
  /** When the copy on the screen was fetched (ms); null when nothing old is shown. */
  copyAt: number | null;
}

/** Says honestly how old what you see is. */
export function OfflineBanner({ online, copyAt }: Props) {
  const now = useNow();
  if (online && copyAt === null) return null;
  return (
    <View className="offline" {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name="no-signal" />
      <View className="grow ml3">
        <View className="b">{online ? '没取到新的' : '现在没网'}</View>
        <View className="offline__age">
          {copyAt === null ? '有网了会自己接着办。' : `看到的是${momentWords(copyAt, now)} 存下的。`}
        </View>
      </View>
    </View>
  );
}
