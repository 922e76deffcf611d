import { Text, View } from '@tarojs/components';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { DeskRail, type RailItem } from '@/ui/desk-rail';
import { Icon } from '@/ui/icon';
import type { AuditDesk } from '../api/use-audit-desk';
import { bookWords, isEven, readsBooks, roomWords, type BookCode } from '../books';
import { VillageButton } from './village-pick';

/** The rooms of the auditor's desk: the books, then what to look at. */
export function AuditRail({ desk }: { desk: AuditDesk }) {
  const reads = readsBooks(useRoles());
  const books = useRead('ledger.books', { enabled: reads }).data?.items ?? [];
  const odd = books.filter((book) => !isEven(book)).length;
  return (
    <DeskRail
      desk="审计台"
      place={<VillageButton open={desk.pickingVillage} onPress={() => desk.pickVillage(true)} />}
      groups={[
        ...(reads ? [{ title: '账套', items: books.map(({ book }) => bookItem(book, desk)) }] : []),
        {
          title: '查什么',
          items: desk.rooms.map((room) => ({
            key: room,
            ...roomWords[room],
            on: room === desk.room,
            onPress: () => desk.enter(room),
          })),
        },
      ]}
      foot={
        books.length > 0 ? (
          <View className={odd === 0 ? 'row audit-rail__even' : 'row audit-rail__odd'}>
            <Icon name={odd === 0 ? 'shield' : 'warn'} size={20} />
            <Text className="b ml2">{odd === 0 ? `${books.length} 本账借贷都平` : `${odd} 本账借贷不平`}</Text>
          </View>
        ) : undefined
      }
    />
  );
}

const bookItem = (book: BookCode, desk: AuditDesk): RailItem => ({
  key: book,
  text: bookWords[book],
  icon: 'book',
  on: (desk.room === 'trial' || desk.room === 'statement') && book === desk.book,
  onPress: () => desk.take(book),
});
