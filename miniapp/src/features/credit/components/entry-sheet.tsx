import { View } from '@tarojs/components';
import { formatPoints } from '@wecountry/shared/domain/credit';
import { useNow } from '@/platform/clock';
import { Sheet } from '@/ui/sheet';
import { Timeline } from '@/ui/timeline';
import { claimTrack, type Entry } from '../claim-words';

interface Props {
  /** Null: the sheet is closed. */
  entry: Entry | null;
  onClose: () => void;
}

/** One entry of my household: how far it got, who decided, why. */
export function EntrySheet({ entry, onClose }: Props) {
  const now = useNow();
  return (
    <Sheet open={entry !== null} title={entry?.title ?? ''} onClose={onClose}>
      {entry ? (
        <>
          <View className="h1 mt1">{`${formatPoints(entry.points)} 分`}</View>
          <View className="mt3">
            <Timeline nodes={claimTrack(entry, now)} />
          </View>
        </>
      ) : null}
    </Sheet>
  );
}
