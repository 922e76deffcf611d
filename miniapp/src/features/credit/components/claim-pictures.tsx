import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { isH5 } from '@/platform/env';
import { pictureUrl } from '@/platform/picture-url';
import { a11y } from '@/ui/a11y';
import { SecondaryButton } from '@/ui/button';
import { Press } from '@/ui/press';
import { Sheet } from '@/ui/sheet';
import type { Claim } from '../claim-words';
import './claim-pictures.scss';

interface Props {
  /** What they are of: 修水渠半天. */
  title: string;
  pictures: Claim['pictures'];
}

/** The evidence of a claim: small in a row, large in a sheet. */
export function ClaimPictures({ title, pictures }: Props) {
  const [at, setAt] = useState<number | null>(null);
  const shown = at === null ? undefined : pictures[at];
  const count = pictures.length;
  if (count === 0) return <View className="label mt2">没有照片</View>;
  return (
    <View className="claim-pictures">
      {pictures.map((picture, i) => (
        <Press
          key={picture.id}
          className="claim-pictures__one"
          label={`${title}的照片，第 ${i + 1} 张，一共 ${count} 张，看大图`}
          onPress={() => setAt(i)}
        >
          <Image
            className="claim-pictures__small"
            src={pictureUrl(picture.small)}
            mode="aspectFill"
            lazyLoad
            {...a11y({ hidden: true })}
          />
        </Press>
      ))}
      <Sheet open={shown !== undefined} title={`${title}，第 ${(at ?? 0) + 1} 张`} onClose={() => setAt(null)}>
        {shown ? (
          <Image
            className="claim-pictures__large"
            src={pictureUrl(shown.large)}
            mode="widthFix"
            {...said(`${title}的照片`)}
          />
        ) : null}
        {count > 1 && at !== null ? (
          <SecondaryButton wide className="mt3" onPress={() => setAt((at + 1) % count)}>
            {`看下一张，一共 ${count} 张`}
          </SecondaryButton>
        ) : null}
      </Sheet>
    </View>
  );
}

/** In H5 Taro's image is a shell around the native one, and the name must reach the inside. */
const said = (label: string): object => (isH5 ? { nativeProps: { alt: label } } : a11y({ role: 'img', label }));
