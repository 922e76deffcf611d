import { Text, View } from '@tarojs/components';
import { clockWords, dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { formatYuan } from '@wecountry/shared/domain/money';
import { useNow } from '@/platform/clock';
import { a11y } from '@/ui/a11y';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { cx } from '@/ui/cx';
import { FormTrouble } from '@/ui/form-trouble';
import { LedgerTable } from '@/ui/ledger-table';
import { StatRow, StatTile } from '@/ui/stat-tile';
import { useVerify, type Verified } from '../api/verify-book';
import { bookWords, isEven, type Book } from '../books';

interface Props {
  book: Book;
  books: readonly Book[];
  onAccount: (account: string) => void;
}

const count = (n: number) => n.toLocaleString('en-US');

/** Do the books balance: the difference, the entries, the recount, the other books. */
export function StatTiles({ book, books, onAccount }: Props) {
  const now = useNow();
  const verify = useVerify(book.book);
  const odd = books.filter((each) => !isEven(each)).length;
  const { debitFen, creditFen, entries, firstOn, lastOn } = book;
  const span = firstOn && lastOn ? `${dateOnlyWords(firstOn, now)} 到 ${dateOnlyWords(lastOn, now)}` : '还没有记过账';
  return (
    <>
      <StatRow>
        <StatTile
          label="借贷相差"
          value={`¥${formatYuan(Math.abs(debitFen - creditFen))}`}
          proof={
            isEven(book)
              ? `两边都是 ¥${formatYuan(debitFen)}`
              : `借 ¥${formatYuan(debitFen)}，贷 ¥${formatYuan(creditFen)}`
          }
          tone={isEven(book) ? 'good' : 'bad'}
        />
        <StatTile label="凭证" value={`${count(entries)} 笔`} proof={span} />
        <Recount verify={verify} entries={entries} />
        <StatTile
          label="本村的账"
          value={odd === 0 ? `${books.length} 本都平` : `${odd} 本不平`}
          proof={books.map((each) => bookWords[each.book]).join('、')}
          tone={odd === 0 ? 'good' : 'bad'}
        />
      </StatRow>
      {verify.error ? (
        <View className="mt3">
          <FormTrouble error={verify.error} />
        </View>
      ) : null}
      {verify.data && !verify.data.ok ? <Findings found={verify.data.findings} onAccount={onAccount} /> : null}
    </>
  );
}

/** 从头重算: the server reads every entry again and compares it with what the book says of itself. */
function Recount({ verify, entries }: { verify: ReturnType<typeof useVerify>; entries: number }) {
  const { data, isPending } = verify;
  const value = isPending ? '正在算' : !data ? '还没算' : data.ok ? '合得上' : `${data.findings.length} 处不对`;
  const proof = isPending
    ? `一笔一笔，${count(entries)} 笔`
    : data
      ? `${clockWords(data.atMs)} 算了 ${count(data.entries)} 笔`
      : '借贷、余额、有没有重复';
  return (
    <View className="stat" {...a11y({ role: 'listitem' })}>
      <View className="row row--wrap">
        <View className="grow" {...a11y({ role: 'status', live: 'polite' })}>
          <View className="label">从头重算</View>
          <View className={cx('stat__value b', toneOf(data))}>{value}</View>
          <View className="cap">{proof}</View>
        </View>
        <View className="no-print">
          <SecondaryButton size="small" busy={isPending && '正在算'} onPress={() => verify.mutate()}>
            {data ? '再算' : '重算'}
          </SecondaryButton>
        </View>
      </View>
    </View>
  );
}

const toneOf = (data: Verified | undefined) => data && (data.ok ? 'stat__value--good' : 'stat__value--bad');

/** What the recount found wrong, each with the way to its account. */
function Findings({ found, onAccount }: { found: Verified['findings']; onAccount: (account: string) => void }) {
  return (
    <Card className="mt3">
      <View className="panel__head">
        <Text className="b c-red grow">{`重算找到 ${found.length} 处不对`}</Text>
      </View>
      <LedgerTable
        label="重算找到的"
        columns={[
          { key: 'entry', title: '凭证', width: 1, minPx: 72 },
          { key: 'account', title: '科目', width: 2, minPx: 140 },
          { key: 'what', title: '哪里不对', width: 4, minPx: 240 },
        ]}
        rows={found.map(({ what, entry, account }, i) => ({
          key: String(i),
          cells: [entry === null ? '' : `${entry} 号`, account ?? '', what],
          onPress: account === null ? undefined : () => onAccount(account),
          label: account === null ? undefined : `${what}，看 ${account} 的明细账`,
        }))}
      />
    </Card>
  );
}
