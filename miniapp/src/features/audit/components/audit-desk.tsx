import { Text, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { isH5 } from '@/platform/env';
import { useRead } from '@/platform/query';
import { a11y } from '@/ui/a11y';
import { DeskColumns } from '@/ui/desk-columns';
import { EmptyState } from '@/ui/empty-state';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { QueryView } from '@/ui/query-view';
import { printPage } from '../api/print-page';
import type { AuditDesk as Desk } from '../api/use-audit-desk';
import { monthsOf, monthWords, roomWords, type Book } from '../books';
import { ActsRoom } from './acts-room';
import { AlarmsRoom } from './alarms-room';
import { EntrySheet } from './entry-sheet';
import { GrowersChart } from './growers-chart';
import { Journal } from './journal';
import { Pick } from './pick';
import { StatTiles } from './stat-tiles';
import { StatementRoom } from './statement-room';
import { TrialCard } from './trial-card';
import { VillageHere, VillageSheet } from './village-pick';
import './audit-desk.scss';

interface Props {
  desk: Desk;
  /** The room of the plans, which belongs to dividends. */
  plans: ReactNode;
}

/** The auditor's desk: one book at a time, from the totals down to a single posting. */
export function AuditDesk({ desk, plans }: Props) {
  const ofBooks = desk.room === 'trial' || desk.room === 'statement';
  const books = useRead('ledger.books', { enabled: ofBooks });
  return (
    <>
      {!ofBooks ? (
        <>
          <Top title={roomWords[desk.room].text} />
          {desk.room === 'plans' ? plans : null}
          {desk.room === 'alarms' ? <AlarmsRoom /> : null}
          {desk.room === 'acts' ? <ActsRoom /> : null}
        </>
      ) : (
        <QueryView
          query={books}
          empty={{
            when: ({ items }) => items.length === 0,
            show: <EmptyState title="这个村还没有开账" text="合作社或博物馆开了账，这里就能查。" />,
          }}
        >
          {({ items }) => {
            const book = items.find((each) => each.book === desk.book) ?? items[0];
            return book ? <BookRooms key={book.book} desk={desk} book={book} books={items} /> : null;
          }}
        </QueryView>
      )}
      <VillageSheet open={desk.pickingVillage} onClose={() => desk.pickVillage(false)} />
    </>
  );
}

const wholeTime = 'all';

/** 试算和凭证 and 科目明细 of a book, for a month or from the beginning. */
function BookRooms({ desk, book, books }: { desk: Desk; book: Book; books: readonly Book[] }) {
  const months = monthsOf(book);
  const [span, setSpan] = useState(months[0] ?? wholeTime);
  const [entry, setEntry] = useState<string | null>(null);
  const month = span === wholeTime ? null : span;
  const openAccount = (account: string | null) => {
    setEntry(null);
    desk.openAccount(account);
  };
  const spans = [
    { value: wholeTime, text: '从头到今天' },
    ...months.map((value) => ({ value, text: monthWords(value) })),
  ];
  return (
    <>
      <Top title={`${book.name}的账`}>
        <Pick label="哪个月" items={spans} value={span} onChange={setSpan} />
      </Top>
      {desk.room === 'statement' ? (
        <StatementRoom
          book={book.book}
          month={month}
          account={desk.account}
          onAccount={openAccount}
          onEntry={setEntry}
        />
      ) : (
        <>
          <StatTiles book={book} books={books} onAccount={openAccount} />
          <View className="mt3">
            <DeskColumns
              main={<TrialCard book={book.book} month={month} onAccount={openAccount} />}
              side={
                <>
                  <Sales book={book} month={month} />
                  <Journal book={book.book} onEntry={setEntry} />
                </>
              }
            />
          </View>
        </>
      )}
      <EntrySheet book={book.book} id={entry} onClose={() => setEntry(null)} onAccount={openAccount} />
    </>
  );
}

/** Only the co-op sells what growers brought. */
function Sales({ book, month }: { book: Book; month: string | null }) {
  const trial = useRead('ledger.trial', {
    params: { book: book.book },
    query: { month: month ?? undefined, detail: 'accounts' },
    enabled: book.book === 'coop',
  });
  const months = trial.data?.byMonth ?? [];
  if (months.length === 0) return null;
  return (
    <View className="audit__sales">
      <GrowersChart months={months} />
    </View>
  );
}

function Top({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <View className="audit__top">
      <View className="h2 audit__title" {...a11y({ role: 'heading', level: 2 })}>
        {title}
      </View>
      <VillageHere />
      {children}
      {isH5 ? (
        <Press className="audit__print no-print" onPress={printPage}>
          <Icon name="print" size={20} />
          <Text className="ml2">打印</Text>
        </Press>
      ) : null}
    </View>
  );
}
