import { ScrollView, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

/** What a sheet says. WeChat scrolls nothing by style in a layer over the page: only a ScrollView of a known height. */
export const SheetBody = ({ children }: PropsWithChildren) => (
  <ScrollView scrollY className="sheet__scroll">
    <View className="sheet__body">{children}</View>
  </ScrollView>
);
