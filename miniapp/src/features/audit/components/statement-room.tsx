import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useRead, useReadPages } from '@/platform/query';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Amount, Balance, LedgerTable, type LedgerRow } from '@/ui/ledger-table';
import { MoreButton } from '@/ui/more-button';
import { Press } from '@/ui/press';
import { QueryView } from '@/ui/query-view';
import { SearchBox } from './search-box';
import { daysOf, monthWords, type BookCode, type Trial } from '../books';

interface Props {
  book: BookCode;
  /** '2026-10'; null: from the first entry to today. */
  month: string | null;
  account: string | null;
  onAccount: (account: string | null) => void;
  onEntry: (id: string) => void;
}

/** 科目明细: choose an account, then every line of it with the balance after it. */
export function StatementRoom({ account, ...rest }: Props) {
  if (account === null) return <AccountList {...rest} />;
  return <Statement key={`${rest.book} ${account}`} account={account} {...rest} />;
}

const firstShown = 40;

function AccountList({ book, month, onAccount }: Pick<Props, 'book' | 'month' | 'onAccount'>) {
  const trial = useRead('ledger.trial', {
    params: { book },
    query: { month: month ?? undefined, detail: 'sub-accounts' },
  });
  return (
    <QueryView
      query={trial}
      empty={{
        when: ({ rows }) => rows.length === 0,
        show: <EmptyState title="这本账还没有记过账" text="记了第一笔，科目就在这里。" />,
      }}
    >
      {({ rows }) => <Accounts rows={rows} onAccount={onAccount} />}
    </QueryView>
  );
}

function Accounts({ rows, onAccount }: Pick<Props, 'onAccount'> & { rows: Trial['rows'] }) {
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(firstShown);
  const q = typed.trim();
  const found = rows.filter(({ account, name }) => account.includes(q) || name.includes(q));
  return (
    <Card>
      <View className="panel__head">
        <Text className="b grow">选一个科目</Text>
        <Text className="cap">{`${found.length} 个`}</Text>
      </View>
      <View className="journal__search">
        <SearchBox label="找科目" placeholder="编号、名字，或者哪一户" value={typed} onChange={setTyped} />
      </View>
      {found.length === 0 ? (
        <View className="label journal__none">{`没有“${q}”这个科目。`}</View>
      ) : (
        <LedgerTable
          label="科目"
          columns={[
            { key: 'account', title: '科目', width: 2, minPx: 150 },
            { key: 'name', title: '名字', width: 3, minPx: 150 },
            { key: 'balance', title: '余额', width: 1, minPx: 120, align: 'right' },
          ]}
          rows={found.slice(0, shown).map(({ account, name, closingFen }) => ({
            key: account,
            label: `${account} ${name}，看明细账`,
            onPress: () => onAccount(account),
            cells: [account, name, <Balance key="balance" fen={closingFen} />],
          }))}
        />
      )}
      {found.length > shown ? (
        <View className="panel__head">
          <SecondaryButton wide onPress={() => setShown(shown + firstShown)}>
            {`看更多，还有 ${found.length - shown} 个`}
          </SecondaryButton>
        </View>
      ) : null}
    </Card>
  );
}

function Statement({ book, month, account, onAccount, onEntry }: Props & { account: string }) {
  const now = useNow();
  const span = month ? daysOf(month) : {};
  const statement = useReadPages('ledger.statement', { params: { book, account }, query: span });
  const lineRow = (line: Line, at: number): LedgerRow => ({
    key: String(at),
    label: `${dateOnlyWords(line.occurredOn, now)}，第 ${line.number} 号，${line.memo}，看凭证`,
    onPress: () => onEntry(line.entryId),
    cells: [
      dateOnlyWords(line.occurredOn, now),
      String(line.number),
      <View key="memo">
        <Text>{line.memo}</Text>
        {line.account === account ? null : <Text className="account__part">{line.account}</Text>}
      </View>,
      <Amount key="debit" fen={Math.max(line.amountFen, 0)} />,
      <Amount key="credit" fen={Math.max(-line.amountFen, 0)} />,
      <Balance key="balance" fen={line.balanceFen} />,
    ],
  });
  return (
    <Card>
      <View className="panel__head">
        <Text className="b grow">{`${account} 的明细账`}</Text>
        <Press className="panel__act no-print" onPress={() => onAccount(null)}>
          换一个科目
        </Press>
      </View>
      <QueryView query={statement}>
        {({ pages }) => {
          const [first] = pages;
          const lines = pages.flatMap((page) => page.items);
          if (!first) return null;
          return (
            <>
              <View className="label journal__none">{`${first.name} · ${month ? monthWords(month) : '从头到今天'}`}</View>
              <LedgerTable
                label={`${account} ${first.name}的明细账`}
                columns={lineColumns}
                rows={[openingRow(first.openingFen), ...lines.map(lineRow)]}
                total={
                  statement.hasNextPage
                    ? undefined
                    : ['期末', '', '', '', '', <Balance key="closing" fen={first.closingFen} />]
                }
              />
              {lines.length === 0 ? <View className="label journal__none">这段时间没有动过。</View> : null}
              <View className="journal__more no-print">
                <MoreButton query={statement} />
              </View>
            </>
          );
        }}
      </QueryView>
    </Card>
  );
}

type Line = ResponseOf<'ledger.statement'>['items'][number];

const lineColumns = [
  { key: 'day', title: '日期', width: 1, minPx: 84 },
  { key: 'number', title: '凭证', width: 1, minPx: 56 },
  { key: 'memo', title: '摘要', width: 4, minPx: 170 },
  { key: 'debit', title: '借方', width: 1, minPx: 92, align: 'right' as const },
  { key: 'credit', title: '贷方', width: 1, minPx: 92, align: 'right' as const },
  { key: 'balance', title: '余额', width: 1, minPx: 110, align: 'right' as const },
];

const openingRow = (openingFen: number): LedgerRow => ({
  key: 'opening',
  cells: ['期初', '', '', '', '', <Balance key="balance" fen={openingFen} />],
});
