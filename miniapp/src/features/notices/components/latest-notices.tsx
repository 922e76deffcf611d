import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { go } from '@/platform/navigate';
import { Card } from '@/ui/card';
import { SectionTitle } from '@/ui/section-title';
import { NoticeRow } from './notice-list';

type Today = ResponseOf<'today.get'>;

const shown = 3;

/** 村里通知 on 首页: the newest, and a way to all of them. */
export function LatestNotices({ notices, total }: { notices: Today['notices']; total: number }) {
  if (notices.length === 0) return null;
  return (
    <View>
      <SectionTitle more={`全部 ${total} 条`} onMore={() => go('/packages/affairs/pages/notices')}>
        村里通知
      </SectionTitle>
      <Card list label="村里通知">
        {notices.slice(0, shown).map((card) => (
          <NoticeRow key={card.id} card={card} />
        ))}
      </Card>
    </View>
  );
}
