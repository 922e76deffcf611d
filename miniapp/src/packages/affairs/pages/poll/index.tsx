import { useRouter } from '@tarojs/taro';
import type { Role } from '@wecountry/shared/domain/roles';
import { useState } from 'react';
import { CastBar } from '@/features/polls/components/cast-bar';
import { OpenPoll } from '@/features/polls/components/open-poll';
import { isCounted, PollResult, ResultHead } from '@/features/polls/components/poll-result';
import { SecretBar } from '@/features/polls/components/secret-bar';
import { SecretPoll } from '@/features/polls/components/secret-poll';
import { isVotable } from '@/features/polls/poll-words';
import { PollTopics } from '@/features/topics/components/poll-topics';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';
import { useGate } from '@/ui/use-gate';

const readers: readonly Role[] = ['villager', 'committee', 'supervisor', 'auditor'];
const whileOpenMs = 60_000;

export default function PollPage() {
  const { id = '' } = useRouter().params;
  const open = useGate(readers) === 'open';
  const poll = useRead('polls.get', { params: { poll: id }, enabled: open, everyMs: whileOpenMs });
  const [chosen, setChosen] = useState<string | null>(null);
  const { data } = poll;
  const now = useNow();
  const mayVote = data !== undefined && data.elector !== null && isVotable(data, now);
  return (
    <Page
      title={data?.state === 'closed' ? '表决结果' : '表决'}
      needs={readers}
      head={data && isCounted(data) ? <ResultHead poll={data} /> : undefined}
      bottom={
        mayVote ? (
          data.secret ? (
            <SecretBar poll={data} chosen={chosen} onCast={() => setChosen(null)} />
          ) : (
            <CastBar poll={data} fetchedAt={poll.dataUpdatedAt} chosen={chosen} onCast={() => setChosen(null)} />
          )
        ) : undefined
      }
    >
      <QueryView query={poll}>
        {(it) => (
          <>
            {isCounted(it) ? (
              <PollResult poll={it} />
            ) : it.secret ? (
              <SecretPoll poll={it} chosen={chosen} onChoose={setChosen} />
            ) : (
              <OpenPoll poll={it} chosen={chosen} onChoose={setChosen} />
            )}
            <PollTopics pollId={it.id} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
