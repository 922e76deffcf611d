import { goInstead } from '@/platform/navigate';
import { useRoles } from '@/platform/session';
import { DeskRail } from '@/ui/desk-rail';
import { deskRooms, type DeskRoom } from '../desk-rooms';

/** The rooms of 村务台 that the caller may enter. */
export function useDeskRooms(): readonly DeskRoom[] {
  const roles = useRoles();
  return deskRooms.filter((room) => room.roles.some((role) => roles.includes(role)));
}

/** The rail of 村务台 beside every room of it, on a wide screen; a phone goes by the list of the desk. */
export function CommitteeRail({ at }: { at: string }) {
  const rooms = useDeskRooms();
  const groups = [...new Set(rooms.map((room) => room.group))];
  return (
    <DeskRail
      desk="村务台"
      wideOnly
      groups={groups.map((title) => ({
        title,
        items: rooms
          .filter((room) => room.group === title)
          .map((room) => ({
            key: room.key,
            text: room.text,
            icon: room.icon,
            on: room.key === at,
            onPress: () => goInstead(room.page),
          })),
      }))}
    />
  );
}
