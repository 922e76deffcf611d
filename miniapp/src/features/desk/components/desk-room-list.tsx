import { View } from '@tarojs/components';
import { go } from '@/platform/navigate';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';
import { SectionTitle } from '@/ui/section-title';
import { useDeskRooms } from './committee-rail';

/** What waits on the desk and what else is kept there; what is sent out has the buttons below. */
export function DeskRoomList() {
  const rooms = useDeskRooms().filter((room) => room.group !== '要发的');
  const groups = [...new Set(rooms.map((room) => room.group))];
  return groups.map((group) => (
    <View key={group}>
      <SectionTitle>{group}</SectionTitle>
      <Card list>
        {rooms
          .filter((room) => room.group === group)
          .map((room) => (
            <ListRow key={room.key} icon={room.icon} title={room.text} help={room.help} onPress={() => go(room.page)} />
          ))}
      </Card>
    </View>
  ));
}
