import { View } from '@tarojs/components';
import { navBox } from '@/platform/nav-box';
import { back } from '@/platform/navigate';
import { a11y } from './a11y';
import { cx } from './cx';
import { DemoTag } from './demo-tag';
import { Icon } from './icon';
import { Press } from './press';

interface Props {
  /** At most 8 characters. */
  title: string;
  hasBack: boolean;
  /** The village's name is set in serif. */
  serif?: boolean;
  /** paper: on the page; clear: over cloth, solid once the page has moved; float: over a picture. */
  look: 'paper' | 'clear' | 'solid' | 'float';
}

/** Back, title and 演示, to the left of WeChat's capsule. */
export function NavBar({ title, hasBack, serif, look }: Props) {
  const { topPx, heightPx, rightPx } = navBox();
  return (
    <View className={cx('nav', `nav--${look}`)} style={{ paddingTop: `${topPx}px`, paddingRight: `${rightPx}px` }}>
      <View className="row nav__row" style={{ minHeight: `${heightPx}px` }}>
        {hasBack ? (
          <Press className="nav__back" onPress={back} label="返回">
            <Icon name="back" />
          </Press>
        ) : null}
        {look === 'float' ? null : (
          <View
            className={cx('nav__title', serif && 'serif nav__title--serif')}
            {...a11y({ role: 'heading', level: 1 })}
          >
            {title}
          </View>
        )}
        <DemoTag />
      </View>
    </View>
  );
}
