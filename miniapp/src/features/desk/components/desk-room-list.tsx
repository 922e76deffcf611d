import { View } from '@tarojs/components';
import { go } from '@/platform/navigate';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';
import { SectionTitle } from '@/ui/section-title';
import { useDeskRooms } from './committee-rail';
import './desk-room-list.scss';

/** What waits on the desk and what else is kept there; what is sent out has the buttons below. Where the rail stands, it lists them. */
export function DeskRoomList() {
  const rooms = useDeskRooms().filter((room) => room.group !== '要发的');
  const groups = [...new Set(rooms.map((room) => room.group))];
  return (
    <View className="desk-room-list">
      {groups.map((group) => (
        <View key={group}>
          <SectionTitle>{group}</SectionTitle>
          <Card list>
            {rooms
              .filter((room) => room.group === group)
              .map(({ key, icon, text, help, page }) => (
                <ListRow key={key} icon={icon} title={text} help={help} onPress={() => go(page)} />
              ))}
          </Card>
        </View>
      ))}
    </View>
  );
}
