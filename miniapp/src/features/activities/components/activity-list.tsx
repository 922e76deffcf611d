import { View } from '@tarojs/components';
import type { ActivityCard } from '@wecountry/shared/contracts/activities';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { usePosted } from '@/platform/outbox';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';
import { mineWords, placesWords, stateWords, timeWords } from '../activity-words';

const isOver = ({ state }: ActivityCard) => state === 'closed' || state === 'cancelled';
const isMine = ({ mine }: ActivityCard) => mine.in + mine.waiting > 0;

/** The village's activities: those my household goes to, those one can go to, those that are over. */
export function ActivityList() {
  const activities = useRead('activities.list');
  const roles = useRoles();
  const makes = roles.includes('committee') || roles.includes('museum_staff');
  return (
    <View>
      <Card list className="mt3">
        <ListRow
          icon="song"
          tone="gold"
          title="歌队和小组"
          help="谁在队里，什么时候排练"
          onPress={() => go('/packages/activities/pages/groups')}
        />
      </Card>
      {makes ? (
        <SecondaryButton wide className="mt3" onPress={() => go('/packages/activities/pages/make')}>
          办一个活动
        </SecondaryButton>
      ) : null}
      <QueryView
        query={activities}
        empty={{
          when: ({ items }) => items.length === 0,
          show: <EmptyState title="眼下没有活动" text="办活动的时候，这里可以报名。" />,
        }}
      >
        {({ items }) => {
          const coming = items.filter((card) => !isOver(card));
          return (
            <View>
              <Part title="我家报了的" cards={coming.filter(isMine)} />
              <Part title="要办的" cards={coming.filter((card) => !isMine(card))} />
              <Part title="办完的" cards={items.filter(isOver)} />
            </View>
          );
        }}
      </QueryView>
    </View>
  );
}

function Part({ title, cards }: { title: string; cards: readonly ActivityCard[] }) {
  if (cards.length === 0) return null;
  return (
    <View>
      <SectionTitle aside={`${cards.length} 个`}>{title}</SectionTitle>
      <ActivityRows title={title} cards={cards} />
    </View>
  );
}

/** Activities as rows of a list. */
export function ActivityRows({ title, cards }: { title: string; cards: readonly ActivityCard[] }) {
  return (
    <Card list label={title}>
      {cards.map((card) => (
        <Row key={card.id} card={card} />
      ))}
    </Card>
  );
}

function Row({ card }: { card: ActivityCard }) {
  const now = useNow();
  const posted = usePosted('activities.answer', { activity: card.id });
  const waits = posted && posted.state !== 'sent';
  const mine = waits ? (posted.state === 'failed' ? '没报成，去看看' : '报名等网络') : mineWords(card);
  const state = stateWords(card, now);
  const help = [
    `${timeWords(card, now)} · ${card.place}`,
    ...(isOver(card) ? [] : [placesWords(card)]),
    // A deadline is a line of words; beside them it would leave no room for the rest.
    ...(card.state === 'open' ? [state] : []),
    ...(mine === '' ? [] : [mine]),
  ].join('。');
  return (
    <ListRow
      title={card.title}
      help={help}
      action={
        card.state === 'open' ? undefined : (
          <Tag tone={card.state === 'cancelled' ? 'red' : isOver(card) ? 'line' : 'indigo'}>{state}</Tag>
        )
      }
      label={[card.title, ...(card.state === 'open' ? [] : [state]), help].join('，')}
      onPress={() => go('/packages/activities/pages/activity', { id: card.id })}
    />
  );
}
