import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

/** What a sheet says. In a browser it scrolls by its style, between the title and the button that closes. */
export const SheetBody = ({ children }: PropsWithChildren) => (
  <View className="sheet__body sheet__body--scrolls">{children}</View>
);
