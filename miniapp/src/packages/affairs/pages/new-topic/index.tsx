import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { TopicForm } from '@/features/topics/components/topic-form';
import { go } from '@/platform/navigate';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';

export default function NewTopicPage() {
  const { poll } = useRouter().params;
  const [sent, setSent] = useState(false);
  return (
    <Page title="说一件事" needs="resident">
      {sent ? (
        <EmptyState
          title="写好了"
          text="正在看一眼，没问题大家就看到了。有人答复，会告诉你。"
          action={{ name: '去看说事', onPress: () => go('/pages/affairs') }}
        />
      ) : (
        <TopicForm pollId={poll} onSent={() => setSent(true)} />
      )}
    </Page>
  );
}
