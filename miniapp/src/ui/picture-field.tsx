import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { choosePictures, forgetPicture, type LocalPicture } from '@/platform/media';
import { a11y } from './a11y';
import { FieldFrame } from './field-frame';
import { Icon } from './icon';
import { Press } from './press';

interface Props {
  label: string;
  pictures: readonly LocalPicture[];
  onChange: (pictures: LocalPicture[]) => void;
  max: number;
  example?: string;
  error?: string | null;
}

/** Pictures from the camera or the album, shown small, each can be taken away. */
export function PictureField({ label, pictures, onChange, max, example, error }: Props) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const add = () => {
    setTrouble(null);
    choosePictures(max - pictures.length)
      .then((more) => onChange([...pictures, ...more]))
      .catch((caught: unknown) => {
        if (!(caught instanceof ApiError)) throw caught;
        setTrouble(`${caught.title}。${caught.next}`);
      });
  };
  const remove = (ref: string) => {
    void forgetPicture(ref);
    onChange(pictures.filter((p) => p.ref !== ref));
  };
  return (
    <FieldFrame label={label} example={example} error={trouble ?? error} count={`${pictures.length}/${max}`}>
      <View className="pictures">
        {pictures.map((picture, i) => (
          <View key={picture.ref} className="pictures__one">
            <Image className="pictures__image" src={picture.url} mode="aspectFill" {...a11y({ hidden: true })} />
            <Press className="pictures__remove" onPress={() => remove(picture.ref)} label={`不要第 ${i + 1} 张`}>
              <Icon name="cross" size={18} />
            </Press>
          </View>
        ))}
        {pictures.length < max ? (
          <Press className="pictures__add" onPress={add} label={`${label}，加一张照片`}>
            <Icon name="camera" size={28} />
            <View className="cap">加照片</View>
          </Press>
        ) : null}
      </View>
    </FieldFrame>
  );
}
