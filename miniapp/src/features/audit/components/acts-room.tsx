import { Text, View } from '@tarojs/components';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { useReadPages } from '@/platform/query';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { LedgerTable } from '@/ui/ledger-table';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';
import { subjectOf } from '../subject-words';

/** 谁用职权做了什么: the log that only grows. */
export function ActsRoom() {
  const now = useNow();
  const acts = useReadPages('audit.acts');
  return (
    <Card>
      <View className="panel__head">
        <Text className="b grow">谁用职权做了什么</Text>
        <Text className="cap">只增不改，新的在上</Text>
      </View>
      <QueryView
        query={acts}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: <EmptyState title="还没有人用过职权" text="发通知、认定积分、发货，都会记在这里。" />,
        }}
      >
        {({ pages }) => (
          <>
            <LedgerTable
              label="谁用职权做了什么"
              columns={[
                { key: 'at', title: '时间', width: 1, minPx: 120 },
                { key: 'by', title: '谁', width: 1, minPx: 100 },
                { key: 'action', title: '做了什么', width: 1, minPx: 110 },
                { key: 'subject', title: '对什么', width: 3, minPx: 180 },
                { key: 'request', title: '请求号', width: 1, minPx: 120 },
              ]}
              rows={pages
                .flatMap((page) => page.items)
                .map(({ id, at, byName, actionLabel, subject, requestId }) => ({
                  key: id,
                  cells: [
                    momentWords(at, now),
                    byName,
                    actionLabel,
                    <SubjectCell key="subject" subject={subject} />,
                    <Text key="request" className="mono audit__request">
                      {requestId}
                    </Text>,
                  ],
                }))}
            />
            <View className="journal__more no-print">
              <MoreButton query={acts} />
            </View>
          </>
        )}
      </QueryView>
    </Card>
  );
}

function SubjectCell({ subject }: { subject: string }) {
  const { word, id } = subjectOf(subject);
  return (
    <View>
      <Text>{word}</Text>
      {id ? <Text className="mono audit__request ml2">{id}</Text> : null}
    </View>
  );
}
