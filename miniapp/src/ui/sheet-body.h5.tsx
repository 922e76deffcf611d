import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

/** What a sheet says. In a browser the sheet itself scrolls, by its style. */
export const SheetBody = ({ children }: PropsWithChildren) => <View className="sheet__body">{children}</View>;
