import { View } from '@tarojs/components';
import { a11y } from './a11y';

/** The selvedge where cloth meets paper: once a page. */
export const Band = () => <View className="band" {...a11y({ hidden: true })} />;
