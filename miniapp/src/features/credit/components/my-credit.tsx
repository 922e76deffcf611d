import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { formatYuan } from '@wecountry/shared/domain/money';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { sendAgain } from '@/platform/outbox';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { CreditEntryRow } from '@/ui/credit-entry-row';
import { Icon } from '@/ui/icon';
import { ListenButton } from '@/ui/listen-button';
import { OutboxRow } from '@/ui/outbox-row';
import { Press } from '@/ui/press';
import { SectionTitle } from '@/ui/section-title';
import { useUnsentClaims } from '../api/use-unsent-claims';
import { entryHelp, type Entry } from '../claim-words';
import { creditSpeech } from '../credit-speech';
import { EntrySheet } from './entry-sheet';
import './my-credit.scss';

type Mine = ResponseOf<'credit.mine'>;

interface Ways {
  onClaim: () => void;
  onPublic: () => void;
  onRules: () => void;
}

interface Props extends Ways {
  mine: Mine;
  onOutbox: () => void;
  onSlip: (plan: string) => void;
}

const firstShown = 4;
const moreShown = 20;

/** What one can do about points, where mine come from, and what they brought. */
export function MyCredit({ mine, onOutbox, onSlip, ...ways }: Props) {
  return (
    <>
      <CreditActs {...ways} />
      <UnsentClaims onOutbox={onOutbox} />
      <Entries mine={mine} onClaim={ways.onClaim} />
      {mine.dividend ? <LastDividend dividend={mine.dividend} season={mine.season} onSlip={onSlip} /> : null}
    </>
  );
}

const CreditActs = ({ onClaim, onPublic, onRules }: Ways) => (
  <View className="my-credit__acts">
    <PrimaryButton icon="camera" className="my-credit__claim" onPress={onClaim}>
      申报一件事
    </PrimaryButton>
    <SecondaryButton className="my-credit__way" onPress={onPublic}>
      公示榜
    </SecondaryButton>
    <SecondaryButton className="my-credit__way" onPress={onRules}>
      规矩
    </SecondaryButton>
  </View>
);

/** Claims that are still on this phone, each with how far it got. */
function UnsentClaims({ onOutbox }: { onOutbox: () => void }) {
  const now = useNow();
  const unsent = useUnsentClaims();
  if (unsent.length === 0) return null;
  return (
    <Card list className="mt3" label="还没发出去的申报">
      {unsent.map((item) => (
        <OutboxRow key={item.id} item={item} now={now} onAgain={() => sendAgain(item.id)} onWhy={onOutbox} />
      ))}
    </Card>
  );
}

function Entries({ mine, onClaim }: { mine: Mine; onClaim: () => void }) {
  const now = useNow();
  const [shown, setShown] = useState(firstShown);
  const [asked, setAsked] = useState<Entry | null>(null);
  const { entries } = mine;
  const rest = entries.length - shown;
  return (
    <>
      <View className="row">
        <View className="grow">
          <SectionTitle
            more={shown < entries.length ? `全部 ${entries.length} 条` : undefined}
            onMore={() => setShown(moreShown)}
          >
            分从哪儿来
          </SectionTitle>
        </View>
        <ListenButton id="credit" text={creditSpeech(mine, now)} label="听我家积分" />
      </View>
      {entries.length === 0 ? (
        <Card padded>
          <View className="b">{`${mine.season} 年你家还没有申报过`}</View>
          <View className="label mt1">做了村里的事，拍张照片报上来。</View>
          <SecondaryButton wide className="mt3" onPress={onClaim}>
            报第一件
          </SecondaryButton>
        </Card>
      ) : (
        <Card list label="分从哪儿来">
          {entries.slice(0, shown).map((entry) => (
            <CreditEntryRow
              key={entry.id}
              title={entry.title}
              help={entryHelp(entry, now)}
              points={entry.points}
              state={entry.state}
              onPress={() => setAsked(entry)}
            />
          ))}
        </Card>
      )}
      {rest > 0 && shown > firstShown ? (
        <SecondaryButton wide className="mt3" onPress={() => setShown(shown + moreShown)}>
          {`看更多，还有 ${rest} 条`}
        </SecondaryButton>
      ) : null}
      <EntrySheet entry={asked} onClose={() => setAsked(null)} />
    </>
  );
}

interface DividendProps {
  dividend: NonNullable<Mine['dividend']>;
  season: number;
  onSlip: (plan: string) => void;
}

function LastDividend({ dividend: { planId, year, amountFen }, season, onSlip }: DividendProps) {
  const which = year === season - 1 ? '去年' : `${year} 年`;
  if (amountFen === 0) return <View className="label mt3">{`${which}你家没有算数的积分，分红没有分到。`}</View>;
  return (
    <Press
      role="link"
      className="row my-credit__dividend"
      label={`${which}的积分，你家分了 ${formatYuan(amountFen)} 元，看分红单`}
      onPress={() => onSlip(planId)}
    >
      <Icon name="wallet" size={22} className="c-gold" />
      <View className="grow ml2">
        <Text>{`${which}的积分，你家分了 `}</Text>
        <Text className="b nowrap">{`¥${formatYuan(amountFen)}`}</Text>
      </View>
      <Icon name="right" size={18} />
    </Press>
  );
}
