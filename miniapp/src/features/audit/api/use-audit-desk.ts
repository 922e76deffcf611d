import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useRoles } from '@/platform/session';
import { isBook, isRoom, roomsFor, type BookCode, type Room } from '../books';

export interface AuditDesk {
  /** The rooms that are open to this person. */
  rooms: readonly Room[];
  room: Room;
  book: BookCode;
  /** Whose statement is open; null: choose one. */
  account: string | null;
  enter: (room: Room) => void;
  take: (book: BookCode) => void;
  openAccount: (account: string | null) => void;
  /** The sheet of villages is open. */
  pickingVillage: boolean;
  pickVillage: (open: boolean) => void;
}

/** Where somebody stands at the auditor's desk: which book, which room, which account. Begins as the address says. */
export function useAuditDesk(): AuditDesk {
  const { book: asked, room: wanted } = useRouter().params;
  const open = roomsFor(useRoles());
  const [chosen, setRoom] = useState<Room>(isRoom(wanted) ? wanted : 'trial');
  const room = open.includes(chosen) ? chosen : (open[0] ?? chosen);
  const [book, setBook] = useState<BookCode>(isBook(asked) ? asked : 'coop');
  const [account, setAccount] = useState<string | null>(null);
  const [pickingVillage, pickVillage] = useState(false);
  return {
    pickingVillage,
    pickVillage,
    rooms: open,
    room,
    book,
    account,
    enter: setRoom,
    take: (code) => {
      setBook(code);
      setAccount(null);
      if (room !== 'trial' && room !== 'statement') setRoom('trial');
    },
    openAccount: (code) => {
      setAccount(code);
      setRoom('statement');
    },
  };
}
