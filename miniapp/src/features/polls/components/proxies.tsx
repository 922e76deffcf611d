import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { newKey } from '@/platform/new-key';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';
import { isVotable, quoted, votedSecretly } from '../poll-words';
import { Ballot } from './ballot';
import { SecretProxyBallot } from './secret-proxy-ballot';

type Poll = ResponseOf<'polls.get'>;
type Held = Poll['proxy']['held'][number];

const refreshes = ['polls.get', 'polls.list', 'today.get'] as const;

/** 委托: to whom of my household I may give my vote, what I gave, and what others gave me. */
export function Proxies({ poll }: { poll: Poll }) {
  const now = useNow();
  const { allowed, mayGiveTo, given, held } = poll.proxy;
  if (!allowed || !isVotable(poll, now) || (mayGiveTo.length === 0 && !given && held.length === 0)) return null;
  return (
    <View>
      <SectionTitle>委托</SectionTitle>
      {given ? <Given poll={poll} given={given} /> : null}
      {mayGiveTo.length > 0 ? <Give poll={poll} /> : null}
      {held.map((one) => (
        <View key={one.holderId}>
          {poll.secret ? <SecretProxyBallot poll={poll} held={one} /> : <HeldBallot poll={poll} held={one} />}
        </View>
      ))}
    </View>
  );
}

function Given({ poll, given }: { poll: Poll; given: NonNullable<Poll['proxy']['given']> }) {
  const revoke = useAct('polls.revokeProxy', { refreshes: [...refreshes] });
  const used = poll.secret && votedSecretly(poll);
  return (
    <Card padded className="mt2">
      <View className="b">{`你委托${given.agentName}投票`}</View>
      <View className="label">
        {used
          ? '这一票投了，委托收不回来。'
          : `${poll.secret ? '没投以前' : '截止以前'}能收回。你自己一投，委托就作废。`}
      </View>
      {revoke.error ? <FormTrouble error={revoke.error} /> : null}
      {used ? null : (
        <SecondaryButton
          className="mt2"
          busy={revoke.isPending && '正在收回'}
          onPress={() => revoke.mutate({ params: { poll: poll.id, proxy: given.id } })}
        >
          收回委托
        </SecondaryButton>
      )}
    </Card>
  );
}

function Give({ poll }: { poll: Poll }) {
  const [asked, setAsked] = useState<{ residentId: string; name: string } | null>(null);
  const give = useAct('polls.giveProxy', { refreshes: [...refreshes], onDone: () => setAsked(null) });
  return (
    <Card padded className="mt2">
      <View className="body">自己投不了，可以委托家里人投。写明委托给谁，村里有记录。</View>
      {poll.proxy.mayGiveTo.map((one) => (
        <SecondaryButton key={one.residentId} wide className="mt2" onPress={() => setAsked(one)}>
          {`委托${one.name}`}
        </SecondaryButton>
      ))}
      <ConfirmSheet
        open={asked !== null}
        title={`委托${asked?.name ?? ''}替你投这一票？`}
        confirmName="委托"
        busy={give.isPending && '正在记'}
        onConfirm={() => asked && give.mutate({ params: { poll: poll.id }, body: { agentId: asked.residentId } })}
        onClose={() => setAsked(null)}
      >
        <View className="body">{`${asked?.name ?? ''}怎么投，算你的。${poll.secret ? '投了就收不回来' : '截止以前能收回'}。`}</View>
        {give.error ? <FormTrouble error={give.error} /> : null}
      </ConfirmSheet>
    </Card>
  );
}

/** A vote I cast for somebody of my household. */
function HeldBallot({ poll, held }: { poll: Poll; held: Held }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const cast = useAct('polls.cast', { refreshes: [...refreshes], onDone: () => setChosen(null) });
  const send = (choice: string) =>
    cast.mutate({ params: { poll: poll.id }, body: { choice, forHolder: held.holderId, requestId: newKey() } });
  return (
    <Card padded className="mt2">
      <View className="b">{`${held.name}委托你投`}</View>
      <View className="label">{held.choice === null ? '还没投' : `投了${quoted(poll, held.choice)}，可以改`}</View>
      <Ballot poll={poll} chosen={chosen} onChoose={setChosen} />
      {cast.error ? <FormTrouble error={cast.error} /> : null}
      {chosen === null ? null : (
        <PrimaryButton wide className="mt2" busy={cast.isPending && '正在投'} onPress={() => send(chosen)}>
          {`替${held.name}投出${quoted(poll, chosen)}`}
        </PrimaryButton>
      )}
    </Card>
  );
}
