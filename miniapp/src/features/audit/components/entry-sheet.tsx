import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dateOnlyWords, momentWords } from '@wecountry/shared/domain/calendar-words';
import { formatYuan } from '@wecountry/shared/domain/money';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { Amount, LedgerTable } from '@/ui/ledger-table';
import { QueryView } from '@/ui/query-view';
import { Sheet } from '@/ui/sheet';
import { sourceWord } from '../subject-words';
import type { BookCode } from '../books';

type Entry = ResponseOf<'ledger.entry'>;

interface Props {
  book: BookCode;
  /** Null: the sheet is closed. */
  id: string | null;
  onClose: () => void;
  onAccount: (account: string) => void;
}

/** One entry opened to its postings, with what it comes from. */
export const EntrySheet = ({ book, id, onClose, onAccount }: Props) => (
  <Sheet open={id !== null} title="凭证和分录" onClose={onClose}>
    {id === null ? null : <Opened book={book} id={id} onAccount={onAccount} />}
  </Sheet>
);

function Opened({ book, id, onAccount }: { book: BookCode; id: string; onAccount: (account: string) => void }) {
  const entry = useRead('ledger.entry', { params: { book, entry: id } });
  return <QueryView query={entry}>{(data) => <Postings entry={data} onAccount={onAccount} />}</QueryView>;
}

function Postings({ entry, onAccount }: { entry: Entry; onAccount: (account: string) => void }) {
  const now = useNow();
  const { number, kindLabel, memo, occurredOn, postedAt, reverses, pairId, source, lines, amountFen } = entry;
  return (
    <>
      <View className="b">{`第 ${number} 号 · ${kindLabel}`}</View>
      <View className="label">{memo}</View>
      <View className="label">{`业务日期 ${dateOnlyWords(occurredOn, now)}，${momentWords(postedAt, now)} 记的`}</View>
      {reverses === null ? null : <View className="label b">{`冲销第 ${reverses} 号`}</View>}
      {pairId ? <View className="label">另一本账有成对的一张。</View> : null}
      <View className="mt3">
        <LedgerTable
          label={`第 ${number} 号的分录`}
          columns={[
            { key: 'account', title: '科目', width: 3, minPx: 168 },
            { key: 'debit', title: '借', width: 1, minPx: 84, align: 'right' },
            { key: 'credit', title: '贷', width: 1, minPx: 84, align: 'right' },
          ]}
          rows={lines.map(({ account, accountName, amountFen: fen }, i) => ({
            key: String(i),
            label: `${fen > 0 ? '借' : '贷'} ${account} ${accountName} ${formatYuan(Math.abs(fen))}，看明细账`,
            onPress: () => onAccount(account),
            cells: [
              <View key="account">
                <Text className="account__code">{account}</Text>
                <Text>{accountName}</Text>
              </View>,
              <Amount key="debit" fen={Math.max(fen, 0)} />,
              <Amount key="credit" fen={Math.max(-fen, 0)} />,
            ],
          }))}
          total={['合计', formatYuan(amountFen), formatYuan(creditOf(lines))]}
        />
      </View>
      <View className="cap mt3">
        {`来源 ${sourceWord(source.type)} `}
        <Text className="mono">{source.id}</Text>
      </View>
    </>
  );
}

const creditOf = (lines: Entry['lines']): number => lines.reduce((sum, l) => sum + Math.max(-l.amountFen, 0), 0);
