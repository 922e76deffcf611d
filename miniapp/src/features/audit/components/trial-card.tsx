import { Text, View } from '@tarojs/components';
import { formatYuan } from '@wecountry/shared/domain/money';
import { useState } from 'react';
import { useRead } from '@/platform/query';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Icon } from '@/ui/icon';
import { Amount, Balance, LedgerTable, type LedgerColumn, type LedgerRow } from '@/ui/ledger-table';
import { Press } from '@/ui/press';
import { QueryView } from '@/ui/query-view';
import type { BookCode, Trial } from '../books';

interface Props {
  book: BookCode;
  /** '2026-10'; null: from the first entry to today. */
  month: string | null;
  onAccount: (account: string) => void;
}

/** 成员往来: what the co-op owes its growers. */
const growers = '114';

/** More rows than a phone wants at once: every household has accounts of its own. */
const firstShown = 60;

/** The trial balance: every account with its balance and what moved; a row opens the account. */
export function TrialCard({ book, month, onAccount }: Props) {
  const [detail, setDetail] = useState(false);
  const trial = useRead('ledger.trial', {
    params: { book },
    query: { month: month ?? undefined, detail: detail ? 'sub-accounts' : 'accounts' },
  });
  return (
    <Card>
      <View className="panel__head">
        <Text className="b grow">试算平衡表</Text>
        {trial.data ? <Even balanced={trial.data.balanced} /> : null}
        <Press className="panel__act no-print" onPress={() => setDetail(!detail)}>
          {detail ? '合并各户' : '分开各户'}
        </Press>
      </View>
      <QueryView
        query={trial}
        empty={{
          when: ({ rows }) => rows.length === 0,
          show: <EmptyState title="这段时间没有记过账" text="换一个月看看。" />,
        }}
      >
        {(data) => <Rows key={`${month}${detail}`} trial={data} month={month} onAccount={onAccount} />}
      </QueryView>
    </Card>
  );
}

const Even = ({ balanced }: { balanced: boolean }) => (
  <View className={balanced ? 'row c-green' : 'row c-red'}>
    <Icon name={balanced ? 'check' : 'warn'} size={18} />
    <Text className="b ml1">{balanced ? '借贷平' : '借贷不平'}</Text>
  </View>
);

function Rows({ trial, month, onAccount }: Omit<Props, 'book'> & { trial: Trial }) {
  const [shown, setShown] = useState(firstShown);
  const { rows, totals } = trial;
  const rest = rows.length - shown;
  const within = month ? '本月' : '';
  const columns: LedgerColumn[] = [
    { key: 'account', title: '科目', width: 3, minPx: 168 },
    ...(month ? [{ key: 'opening', title: '期初', width: 1, minPx: 108, align: 'right' as const }] : []),
    { key: 'debit', title: `${within}借方`, width: 1, minPx: 92, align: 'right' },
    { key: 'credit', title: `${within}贷方`, width: 1, minPx: 92, align: 'right' },
    { key: 'closing', title: month ? '期末' : '余额', width: 1, minPx: 108, align: 'right' },
  ];
  const total = [
    `合计 ${rows.length} 个科目`,
    ...(month ? [bothSides(totals.openingDebitFen, totals.openingCreditFen)] : []),
    formatYuan(totals.debitFen),
    formatYuan(totals.creditFen),
    bothSides(totals.closingDebitFen, totals.closingCreditFen),
  ];
  return (
    <>
      <LedgerTable
        label="试算平衡表"
        columns={columns}
        rows={rows.slice(0, shown).map((row) => trialRow(row, month, onAccount))}
        total={total}
      />
      {rest > 0 ? (
        <View className="panel__head">
          <SecondaryButton wide onPress={() => setShown(rows.length)}>
            {`看更多，还有 ${rest} 个科目`}
          </SecondaryButton>
        </View>
      ) : null}
    </>
  );
}

/** The sums of both sides, once when they agree. */
const bothSides = (debitFen: number, creditFen: number): string =>
  debitFen === creditFen ? formatYuan(debitFen) : `借 ${formatYuan(debitFen)} 贷 ${formatYuan(creditFen)}`;

function trialRow(row: Trial['rows'][number], month: string | null, onAccount: (account: string) => void): LedgerRow {
  const { account, name, openingFen, debitFen, creditFen, closingFen } = row;
  const side = closingFen > 0 ? '借' : closingFen < 0 ? '贷' : '平';
  return {
    key: account,
    marked: account === growers,
    label: `${account} ${name}，${side} ${formatYuan(Math.abs(closingFen))}，看明细账`,
    onPress: () => onAccount(account),
    cells: [
      <AccountName key="account" account={account} name={name} />,
      ...(month ? [<Balance key="opening" fen={openingFen} />] : []),
      <Amount key="debit" fen={debitFen} />,
      <Amount key="credit" fen={creditFen} />,
      <Balance key="closing" fen={closingFen} />,
    ],
  };
}

const AccountName = ({ account, name }: { account: string; name: string }) => (
  <View className="row row--wrap">
    <Text className="account__code">{account}</Text>
    <Text>{name}</Text>
  </View>
);
