import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';

/** The lists of households that the committee gave to a group leader to call. */
export function AssignedList() {
  const now = useNow();
  const assigned = useRead('notices.assigned');
  return (
    <QueryView
      query={assigned}
      empty={{
        when: ({ items }) => items.length === 0,
        show: <EmptyState title="没有要打的电话" text="村委会把名单交给你，会放在这里。" />,
      }}
    >
      {({ items }) => (
        <Card list className="mt2">
          {items.map(({ id, title, assignedAt, waiting }) => (
            <ListRow
              key={id}
              icon="phone"
              title={title}
              help={`${waiting > 0 ? `还有 ${waiting} 户没告诉` : '都告诉了'} · ${momentWords(assignedAt, now)} 交给你的`}
              onPress={() => go('/packages/committee/pages/reach', { notice: id })}
            />
          ))}
        </Card>
      )}
    </QueryView>
  );
}
