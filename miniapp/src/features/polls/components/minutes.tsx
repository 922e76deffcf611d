import { Image, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { unitWords } from '@wecountry/shared/domain/tally-words';
import { useState } from 'react';
import { pictureUrl } from '@/platform/picture-url';
import { a11y } from '@/ui/a11y';
import { Card } from '@/ui/card';
import { ListItem } from '@/ui/list-item';
import { Press } from '@/ui/press';
import { SectionTitle } from '@/ui/section-title';
import { Sheet } from '@/ui/sheet';
import './minutes.scss';

type Poll = ResponseOf<'polls.get'>;
type Entry = Poll['minutes']['entries'][number];

/** Who entered what of the signed minutes; the photograph of the signatures opens large. */
export function Minutes({ poll, now }: { poll: Poll; now: number }) {
  const [shown, setShown] = useState<Entry | null>(null);
  const { entries } = poll.minutes;
  if (entries.length === 0) return null;
  return (
    <View>
      <SectionTitle>会议纪要</SectionTitle>
      <Card list label="会议纪要">
        {entries.map((entry) => (
          <ListItem key={entry.byName + entry.at} className="row minutes__row">
            <Press label={`看${entry.byName}拍的签名纪要`} onPress={() => setShown(entry)}>
              <Image
                className="minutes__photo"
                src={pictureUrl(entry.photo.small)}
                mode="aspectFill"
                lazyLoad
                {...a11y({ hidden: true })}
              />
            </Press>
            <View className="grow ml3">
              <View className="b">{`${entry.byName}录的`}</View>
              <View className="label">
                {`${dateOnlyWords(entry.heldOn, now)}在${entry.place}开会，到会 ${entry.attendance} ${unitWords[poll.unit]}`}
              </View>
            </View>
          </ListItem>
        ))}
      </Card>
      <Sheet open={shown !== null} title={`${shown?.byName ?? ''}拍的签名纪要`} onClose={() => setShown(null)}>
        {shown ? (
          <View {...a11y({ role: 'img', label: `${shown.byName}拍的签名纪要` })}>
            <Image className="minutes__large" src={pictureUrl(shown.photo.large)} mode="widthFix" />
          </View>
        ) : null}
      </Sheet>
    </View>
  );
}
