import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useLook } from '@/platform/settings';
import { tabs, type TabKey } from '@/ui/tab-bar';
import { Tabs } from '@/ui/tabs';

function tabOfPage(): TabKey {
  const route = Taro.getCurrentPages().slice(-1)[0]?.route ?? '';
  return tabs.find(({ key }) => route.includes(`pages/${key}/`))?.key ?? 'home';
}

/** WeChat mounts one of these for each tab page: each shows its own page as the one that is on. */
export default function CustomTabBar() {
  const look = useLook();
  const [current] = useState(tabOfPage);
  return (
    <View className={`tabbar-root ${look}`}>
      <Tabs current={current} />
    </View>
  );
}
