import { View } from '@tarojs/components';
import { useSession } from '@/platform/session';
import { go } from '@/platform/navigate';
import { EmptyState } from '@/ui/empty-state';

/** 首页 of somebody who belongs to no village: a buyer goes to the market, an auditor to the books. */
export function VisitorHome() {
  const auditor = useSession((s) => s.me?.auditor ?? false);
  const chosen = useSession((s) => s.villageId !== null);
  const choose = { name: chosen ? '换一个村' : '去选村', onPress: () => go('/pages/me') };
  const books = { name: '去审计台', onPress: () => go('/packages/audit/pages/books') };
  if (auditor)
    return chosen ? (
      <EmptyState title="你来查账" text="每一笔账，平不平，都在审计台。" action={books} second={choose} />
    ) : (
      <EmptyState title="你来查账" text={'先在“我的”里选一个村，\n再进审计台。'} action={choose} />
    );
  return (
    <View>
      <EmptyState
        title="来看看村里的货"
        text={'谁种的，钱分给谁，一分一分都写着。\n要是你是本村的，到“我的”里点“对上户”。'}
        action={{ name: '去市集', onPress: () => go('/pages/market') }}
        second={{ name: '我的订单', onPress: () => go('/packages/trade/pages/orders') }}
      />
    </View>
  );
}
