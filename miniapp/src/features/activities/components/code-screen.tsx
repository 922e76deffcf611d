import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { useNow } from '@/platform/clock';
import { keepAwake } from '@/platform/keep-awake';
import { useRead } from '@/platform/query';
import { Card } from '@/ui/card';
import { QrImage } from '@/ui/qr-image';
import { QueryView } from '@/ui/query-view';
import './code-screen.scss';

const FIRST_ASK_MS = 5_000;
/** The next code is asked for a little after it stands. */
const AFTER_MS = 300;
/** An older code is worth nothing: the phone says so instead of showing it. */
const STALE_MS = 60_000;

/** The check-in code on the organiser's phone: as a QR code and in digits that are read from afar. Stays lit. */
export function CodeScreen({ id }: { id: string }) {
  const [everyMs, setEveryMs] = useState(FIRST_ASK_MS);
  const code = useRead('activities.code', { params: { activity: id }, everyMs, staleMs: 0 });
  const now = useNow();
  const { data, dataUpdatedAt } = code;
  useEffect(keepAwake, []);
  useEffect(() => {
    if (data) setEveryMs(data.refreshInMs + AFTER_MS);
  }, [data, dataUpdatedAt]);
  const stale = data !== undefined && now - dataUpdatedAt > STALE_MS;
  return (
    <QueryView query={code}>
      {({ digits, url, came }) => (
        <Card padded className="mt2 center">
          {stale ? (
            <View className="body">没有网，码过时了。先按名字点到，有网再亮码。</View>
          ) : (
            <>
              <View className="row check-in-code__qr">
                <QrImage text={url} sizePx={220} label="签到的二维码" />
              </View>
              <View className="check-in-code">{`${digits.slice(0, 3)} ${digits.slice(3)}`}</View>
            </>
          )}
          <View className="label">{`到了 ${came} 人。扫码，或在“签到”里填这六个数字。`}</View>
        </Card>
      )}
    </QueryView>
  );
}
