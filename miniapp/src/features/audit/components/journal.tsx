import { Text, View } from '@tarojs/components';
import { dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { formatYuan } from '@wecountry/shared/domain/money';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useEffect, useState } from 'react';
import { useNow } from '@/platform/clock';
import { useReadPages } from '@/platform/query';
import { a11y } from '@/ui/a11y';
import { Card } from '@/ui/card';
import { MoreButton } from '@/ui/more-button';
import { Press } from '@/ui/press';
import { QueryView } from '@/ui/query-view';
import { Tag } from '@/ui/tag';
import type { BookCode } from '../books';
import { SearchBox } from './search-box';
import './journal.scss';

type Entry = ResponseOf<'ledger.journal'>['items'][number];

interface Props {
  book: BookCode;
  onEntry: (id: string) => void;
}

const typingMs = 400;

/** Every entry of a book, the newest on top; found by words of its memo or by its number. */
export function Journal({ book, onEntry }: Props) {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const journal = useReadPages('ledger.journal', { params: { book }, query: { q: q || undefined } });
  return (
    <Card>
      <View className="panel__head">
        <Text className="b grow">凭证</Text>
        <Text className="cap">新的在上，金额单位元</Text>
      </View>
      <View className="journal__search no-print">
        <SearchBox label="找凭证" placeholder="摘要里的字，或者第几号" value={typed} onChange={setTyped} />
      </View>
      <QueryView
        query={journal}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: (
            <View className="label journal__none">
              {q ? `没有找到“${q}”。换个字，或者写第几号。` : '这本账还没有凭证。'}
            </View>
          ),
        }}
      >
        {({ pages }) => (
          <>
            {q ? <View className="label journal__none">{`找到 ${pages[0]?.total ?? 0} 张`}</View> : null}
            <View {...a11y({ role: 'list', label: '凭证' })}>
              {pages
                .flatMap((page) => page.items)
                .map((entry) => (
                  <View key={entry.id} {...a11y({ role: 'listitem' })}>
                    <EntryRow entry={entry} onPress={() => onEntry(entry.id)} />
                  </View>
                ))}
            </View>
            <View className="journal__more no-print">
              <MoreButton query={journal} />
            </View>
          </>
        )}
      </QueryView>
    </Card>
  );
}

/** What was typed, once the person has stopped typing. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), typingMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

function EntryRow({ entry, onPress }: { entry: Entry; onPress: () => void }) {
  const now = useNow();
  const { number, occurredOn, kindLabel, memo, amountFen, reverses } = entry;
  const title = reverses === null ? kindLabel : `冲销第 ${reverses} 号`;
  // A memo may begin with the kind, which stands above it already.
  const rest = memo.startsWith(`${kindLabel} · `) ? memo.slice(kindLabel.length + 3) : memo;
  const help = [dateOnlyWords(occurredOn, now), rest !== title && rest].filter(Boolean).join(' · ');
  return (
    <Press
      className="row journal__entry"
      label={`第 ${number} 号，${title}，${formatYuan(amountFen)} 元，${help}`}
      onPress={onPress}
    >
      <View className="journal__thread" />
      <View className={reverses === null ? 'journal__node' : 'journal__node journal__node--reversal'} />
      <Text className="cap journal__number">{String(number)}</Text>
      <View className="grow">
        <View className="row row--wrap">
          <Text className="b journal__title">{title}</Text>
          {reverses === null ? null : (
            <Tag tone="line" className="ml2">
              冲销
            </Tag>
          )}
        </View>
        <View className="cap">{help}</View>
      </View>
      <Text className="b nowrap ml2 journal__title">{formatYuan(amountFen)}</Text>
    </Press>
  );
}
