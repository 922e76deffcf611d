import type { ResponseOf } from '@wecountry/shared/contracts';
import { whenWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { sendAgain } from '@/platform/outbox';
import { useTelling } from '@/platform/use-telling';
import { BottomBar } from '@/ui/bottom-bar';
import { PrimaryButton } from '@/ui/button';
import { DoneNote } from '@/ui/done-note';
import { castBallot } from '../api/cast-ballot';
import { castOf, usePostedBallot, type Posted } from '../api/use-my-ballot';
import { quoted } from '../poll-words';

interface Props {
  poll: ResponseOf<'polls.get'>;
  /** When the poll was fetched, ms of this phone's clock. */
  fetchedAt: number;
  chosen: string | null;
  /** The ballot is in the outbox: what was chosen is forgotten. */
  onCast: () => void;
}

/** The one act of an open vote, named by its effect: 投出“同意”, 改成“反对”. Says where the ballot is until it has arrived. */
export function CastBar({ poll, fetchedAt, chosen, onCast }: Props) {
  const now = useNow();
  const cast = castOf(poll);
  const posted = usePostedBallot(poll.id, fetchedAt);
  const askToBeTold = useTelling('votes');
  const mine = posted?.choice ?? cast?.choice ?? null;
  const until = `${whenWords(poll.closesAt, now)}以前可以改`;
  const standing = mine !== null && (chosen === null || chosen === mine);
  if (standing && posted && posted.item.state !== 'sent') return <OnItsWay poll={poll} posted={posted} />;
  if (standing)
    return (
      <BottomBar>
        <DoneNote title={`你家投了${quoted(poll, mine)}`} help={`村里收到了。${until}。`} />
      </BottomBar>
    );
  const send = (choice: string) => {
    askToBeTold();
    castBallot(poll, choice);
    onCast();
  };
  return (
    <BottomBar note={chosen ? `${until}。家里人看得到。` : undefined}>
      <PrimaryButton size="big" wide off={chosen ? null : '先在上面选一个'} onPress={() => chosen && send(chosen)}>
        {chosen ? `${mine === null ? '投出' : '改成'}${quoted(poll, chosen)}` : '投票'}
      </PrimaryButton>
    </BottomBar>
  );
}

function OnItsWay({ poll, posted: { item, choice } }: Pick<Props, 'poll'> & { posted: Posted }) {
  if (item.state === 'failed')
    return (
      <BottomBar note={item.trouble ? `${item.trouble.title}。${item.trouble.next}` : undefined}>
        <PrimaryButton size="big" wide onPress={() => sendAgain(item.id)}>
          {`再投一次${quoted(poll, choice)}`}
        </PrimaryButton>
      </BottomBar>
    );
  const waits = item.state === 'waiting';
  return (
    <BottomBar note={waits ? `${quoted(poll, choice)}还没到村里。有网自己发，截止以前到才算。` : undefined}>
      <PrimaryButton size="big" wide busy={waits ? '等网络' : '正在投'}>
        {quoted(poll, choice)}
      </PrimaryButton>
    </BottomBar>
  );
}
