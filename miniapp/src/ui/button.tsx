import { Text, View } from '@tarojs/components';
import { showFirstWrong } from '@/platform/show-first-wrong';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { Press } from './press';

interface Props {
  /** Named by its effect: 投出“同意”, never 提交. */
  children: string;
  onPress?: () => void;
  icon?: IconName;
  /** 52 high unless told: small is a touch target (44), big 60. */
  size?: 'small' | 'normal' | 'big';
  /** Stands while the act is on its way, instead of the name: 正在发. The button is off meanwhile. */
  busy?: string | false;
  /** Why it cannot be pressed now; shown above the button. */
  off?: string | false | null;
  /** Fills the row it stands in. */
  wide?: boolean;
  /** For a screen reader, when the name alone is not enough (which row it belongs to). */
  label?: string;
  className?: string;
}

function Button({
  children,
  onPress,
  icon,
  size = 'normal',
  busy,
  off,
  wide,
  label,
  className,
  look,
}: Props & { look: string }) {
  const disabled = Boolean(busy) || Boolean(off);
  const button = (
    <Press
      onPress={onPress}
      disabled={disabled}
      busy={busy ? true : undefined}
      label={label ?? (busy || children)}
      className={cx('btn', `btn--${look}`, `btn--${size}`, wide && 'btn--wide', !off && className)}
    >
      {icon && !busy ? <Icon name={icon} size={size === 'small' ? 18 : 22} className="btn__icon" /> : null}
      <Text>{busy || children}</Text>
    </Press>
  );
  if (!off) return button;
  return (
    <View className={cx('btn-off', wide && 'btn--wide', className)}>
      <View className="label center btn-off__why">{off}</View>
      {button}
    </View>
  );
}

/** By then the form has drawn what is wrong with it. */
const drawnMs = 60;

/** The one thing to do on a page (or in a row of a list). Refused by a form, it brings the first wrong field into view. */
export const PrimaryButton = ({ onPress, ...props }: Props) => (
  <Button
    {...props}
    look="primary"
    onPress={() => {
      onPress?.();
      setTimeout(showFirstWrong, drawnMs);
    }}
  />
);

/** What else can be done. */
export const SecondaryButton = (props: Props) => <Button {...props} look="secondary" />;

/** What cannot be taken back: red outline, never red fill. */
export const DangerButton = (props: Props) => <Button {...props} look="danger" />;
