import { Text } from '@tarojs/components';
import { useAppConfig } from '@/platform/app-config';
import { useMyVillage } from '@/platform/session';
import { a11y } from './a11y';

/** 演示: on every page of an invented village. */
export function DemoTag() {
  const { data } = useAppConfig();
  const village = useMyVillage();
  if (!(village ? village.demo : data?.demo)) return null;
  return (
    <Text className="demo" {...a11y({ role: 'img', label: '演示，人物和数字都是虚构的' })}>
      演示
    </Text>
  );
}
