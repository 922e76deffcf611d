import { Image } from '@tarojs/components';
import bag from '@/assets/art/bag.svg';
import blackrice from '@/assets/art/blackrice.svg';
import giftbox from '@/assets/art/giftbox.svg';
import tea from '@/assets/art/tea.svg';
import terrace from '@/assets/art/terrace.svg';
import { a11y } from './a11y';

const drawings = { terrace, blackrice, tea, giftbox, bag };

interface Props {
  name: keyof typeof drawings;
  /** A wide picture over the page, or a square one in a list. */
  shape: 'wide' | 'square';
}

/** The drawing of a product. Decoration: name and price are said beside it. */
export function ProductArt({ name, shape }: Props) {
  // The terrace is a landscape; in a square the bag of rice stands for it.
  const drawing = shape === 'square' && name === 'terrace' ? drawings.bag : drawings[name];
  return (
    <Image
      src={drawing}
      mode="aspectFill"
      className={`product-art product-art--${shape} product-art--${name}`}
      {...a11y({ hidden: true })}
    />
  );
}
