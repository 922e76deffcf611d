import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { alarmWords, differenceWords, saidWord } from '@wecountry/shared/domain/payment-alarms';
import { refundLabels } from '@wecountry/shared/domain/refund-states';
import { useNow } from '@/platform/clock';
import { useReadPages } from '@/platform/query';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { LedgerTable } from '@/ui/ledger-table';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';

type Alarm = ResponseOf<'payments.alarms'>['items'][number];

const label = '收退款里要人看的';

/** 收付提醒: what WeChat Pay said that is not as it should be, what to do about it, and how its refund stands now. */
export function AlarmsRoom() {
  const now = useNow();
  const alarms = useReadPages('payments.alarms');
  return (
    <Card>
      <View className="panel__head">
        <Text className="b grow">{label}</Text>
        <Text className="cap">都没有因此记账，新的在上</Text>
      </View>
      <QueryView
        query={alarms}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: <EmptyState title="没有要看的" text="微信说的每笔收款、退款，都和订单对得上。" />,
        }}
      >
        {({ pages }) => (
          <>
            <LedgerTable
              label={label}
              columns={[
                { key: 'at', title: '时间', width: 1, minPx: 120 },
                { key: 'what', title: '出了什么事，怎么办', width: 4, minPx: 260 },
                { key: 'number', title: '单号', width: 2, minPx: 200 },
                { key: 'found', title: '对不上的、微信说的', width: 3, minPx: 200 },
              ]}
              rows={pages
                .flatMap((page) => page.items)
                .map((alarm) => ({
                  key: alarm.id,
                  cells: [
                    momentWords(alarm.at, now),
                    <What key="what" alarm={alarm} />,
                    <Numbers key="number" alarm={alarm} />,
                    <Found key="found" alarm={alarm} />,
                  ],
                }))}
            />
            <View className="journal__more no-print">
              <MoreButton query={alarms} />
            </View>
          </>
        )}
      </QueryView>
    </Card>
  );
}

const What = ({ alarm: { kind } }: { alarm: Alarm }) => (
  <View>
    <View className="b">{alarmWords[kind].what}</View>
    <View className="label">{alarmWords[kind].todo}</View>
  </View>
);

const Numbers = ({ alarm: { orderNo, refundNo } }: { alarm: Alarm }) => (
  <View>
    <View className="mono audit__request">{orderNo || '没有单号'}</View>
    {refundNo ? <View className="mono audit__request">{`退 ${refundNo}`}</View> : null}
  </View>
);

const Found = ({ alarm: { differs, said, refundState } }: { alarm: Alarm }) => (
  <View>
    {differs.map((difference) => (
      <View key={difference.field}>{differenceWords(difference)}</View>
    ))}
    {said ? <View>{`微信说：${saidWord(said)}`}</View> : null}
    {refundState ? <View className="label">{`这笔退款现在：${refundLabels[refundState]}`}</View> : null}
  </View>
);
