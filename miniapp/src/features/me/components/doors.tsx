import type { Role } from '@wecountry/shared/domain/roles';
import { go } from '@/platform/navigate';
import { useUnsent } from '@/platform/outbox';
import { useRead } from '@/platform/query';
import { useMyVillage, useRoles } from '@/platform/session';
import { Card } from '@/ui/card';
import type { IconName } from '@/ui/icon-names';
import { ListRow } from '@/ui/list-row';
import { SectionTitle } from '@/ui/section-title';

interface Door {
  title: string;
  help: string;
  icon: IconName;
  page: string;
}

interface Desk extends Door {
  roles: readonly Role[];
}

const desks: readonly Desk[] = [
  {
    title: '村务台',
    help: '发通知，开表决，认积分',
    icon: 'council',
    page: '/packages/committee/pages/desk',
    roles: ['committee', 'supervisor'],
  },
  {
    title: '帮打电话',
    help: '村委会交给你的名单',
    icon: 'phone',
    page: '/packages/committee/pages/calls',
    roles: ['group_leader'],
  },
  {
    title: '分红方案',
    help: '拟方案，照决议分',
    icon: 'wallet',
    page: '/packages/credit/pages/plans',
    roles: ['museum_staff'],
  },
  {
    title: '合作社发货',
    help: '付了钱的单子，打包发走',
    icon: 'truck',
    page: '/packages/trade/pages/ship',
    roles: ['coop_staff'],
  },
  {
    title: '审计台',
    help: '每一笔账，平不平',
    icon: 'scale',
    page: '/packages/audit/pages/books',
    roles: ['committee', 'supervisor', 'auditor'],
  },
];

/** The desks of whoever holds a role that opens them. */
export function Desks() {
  const roles = useRoles();
  const mine = desks.filter((desk) => desk.roles.some((role) => roles.includes(role)));
  if (mine.length === 0) return null;
  return <DoorList title="办公的" doors={mine} />;
}

/** 我的钱, 我的订单, 我的待发: what is mine alone. */
export function MyDoors() {
  const village = useMyVillage();
  const resident = village?.resident;
  const unsent = useUnsent();
  const money: Door = {
    title: '我的钱',
    help: '卖货的，分红的，一笔一笔',
    icon: 'wallet',
    page: '/packages/trade/pages/money',
  };
  const orders: Door = {
    title: '我的订单',
    help: '买的货，走到哪了',
    icon: 'box',
    page: '/packages/trade/pages/orders',
  };
  const unread = useRead('inbox.list', { enabled: village !== null }).data?.unread ?? 0;
  const inbox: Door = {
    title: '消息',
    help: unread > 0 ? `${unread} 条没看` : '和我有关的事',
    icon: 'bell',
    page: '/packages/affairs/pages/inbox',
  };
  const outbox: Door = {
    title: '我的待发',
    help: unsent > 0 ? `${unsent} 件还没发出去` : '都发出去了',
    icon: 'clock',
    page: '/packages/affairs/pages/outbox',
  };
  const phones: Door = {
    title: '家里人换微信',
    help: '认得是他，就点个头',
    icon: 'phone',
    page: '/packages/people/pages/requests',
  };
  const join: Door = {
    title: '对上户',
    help: '是本村的人，从这里进',
    icon: 'home',
    page: '/packages/people/pages/join',
  };
  const privacy: Door = {
    title: resident ? '隐私和帮手' : '隐私',
    help: resident ? '手机号，谁打过，谁替我办' : '同意了什么，带走，注销',
    icon: 'shield',
    page: '/packages/privacy/pages/privacy',
  };
  if (!resident) return <DoorList title="我买的" doors={[orders, join, privacy]} />;
  return <DoorList title="我家的" doors={[inbox, money, orders, outbox, phones, privacy]} />;
}

function DoorList({ title, doors }: { title: string; doors: readonly Door[] }) {
  return (
    <>
      <SectionTitle>{title}</SectionTitle>
      <Card list label={title}>
        {doors.map((door) => (
          <ListRow key={door.page} title={door.title} help={door.help} icon={door.icon} onPress={() => go(door.page)} />
        ))}
      </Card>
    </>
  );
}
