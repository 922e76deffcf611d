import { Text, View } from '@tarojs/components';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { DeskRail } from '@/ui/desk-rail';
import { Icon } from '@/ui/icon';
import type { AuditDesk } from '../api/use-audit-desk';
import { bookWords, isEven, rooms, roomWords } from '../books';
import { VillageButton } from './village-pick';

/** The rooms of the auditor's desk: the books, then what to look at. */
export function AuditRail({ desk }: { desk: AuditDesk }) {
  const books = useRead('ledger.books').data?.items ?? [];
  const roles = useRoles();
  const readsActs = roles.includes('supervisor') || roles.includes('auditor');
  const ofBooks = desk.room === 'trial' || desk.room === 'statement';
  const odd = books.filter((book) => !isEven(book)).length;
  return (
    <DeskRail
      desk="审计台"
      place={<VillageButton open={desk.pickingVillage} onPress={() => desk.pickVillage(true)} />}
      groups={[
        {
          title: '账套',
          items: books.map(({ book }) => ({
            key: book,
            text: bookWords[book],
            icon: 'book',
            on: ofBooks && book === desk.book,
            onPress: () => desk.take(book),
          })),
        },
        {
          title: '查什么',
          items: rooms
            .filter((room) => room !== 'acts' || readsActs)
            .map((room) => ({
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
