import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { spacedCode } from '@wecountry/shared/domain/receipt-code';
import { go } from '@/platform/navigate';
import { a11y } from '@/ui/a11y';
import { SecondaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { useReceipt } from '../api/receipt-store';
import { useReceiptCheck } from '../api/use-receipt-check';
import { votedSecretly, yourWord } from '../poll-words';
import { FoundNote } from './found-note';
import './open-poll.scss';

type Poll = ResponseOf<'polls.get'>;

/**
 * Our household's part in a secret vote: that it has voted, and on the phone that cast it the code, which after the close
 * this phone looks for itself. Another phone shows no code: it has none.
 */
export function MyReceipt({ poll }: { poll: Poll }) {
  const receipt = useReceipt({ pollId: poll.id });
  const head = poll.box?.seal?.head ?? null;
  const { found, busy, trouble, check } = useReceiptCheck(poll.id, head);
  const over = poll.verdict !== null;
  if (poll.mine === 'not_elector') return over ? <ToList poll={poll} /> : null;
  const mine = votedSecretly(poll) ? receipt : null;
  return (
    <View className="household-ballot" {...a11y({ role: 'status' })}>
      <View className="b">{householdWords(poll)}</View>
      {mine ? (
        <View>
          <View className="label mt1">你的查对码，只在这台手机上：</View>
          <View className="mono h2" {...a11y({ role: 'img', label: Array.from(mine.code).join(' ') })}>
            {spacedCode(mine.code)}
          </View>
          <View className="label">
            {over ? '拿它在名单里找自己的票。' : '抄在纸上收好。截止以后，拿它查自己的票在不在。'}
          </View>
          <SecondaryButton className="mt2" busy={busy ? '正在查' : false} onPress={() => void check(mine.code)}>
            {over ? '查我的票' : '看看到了没有'}
          </SecondaryButton>
          {found ? <FoundNote found={found} head={head} /> : null}
          <FormTrouble error={trouble} />
        </View>
      ) : poll.mine === 'voted' ? (
        <View className="label mt1">查对码在投票的那台手机上，代录的票没有查对码。</View>
      ) : null}
      {over ? <ToList poll={poll} /> : null}
    </View>
  );
}

function householdWords(poll: Poll): string {
  const { mine, elector, verdict } = poll;
  const your = yourWord(poll);
  if (mine !== 'voted') return verdict === null ? `${your}还没投` : `${your}没投`;
  if (!votedSecretly(poll)) return verdict === null ? '别人替你录了一票' : `${your}的票是别人代录的，算进去了`;
  const by = elector?.castByName;
  return by ? `${your}投了，${by}投的` : `${your}投了`;
}

/** To the list of all codes that were counted. */
function ToList({ poll }: { poll: Poll }) {
  if (!poll.box?.seal) return null;
  return (
    <SecondaryButton className="mt2" onPress={() => go('/packages/affairs/pages/receipts', { id: poll.id })}>
      看查对码名单
    </SecondaryButton>
  );
}
