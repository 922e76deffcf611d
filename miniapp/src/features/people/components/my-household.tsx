import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';

type Household = ResponseOf<'people.mine'>;

/** Who belongs to my household in the register, who is away, and who has a phone bound to it. */
export function MyHousehold({ household: { code, members } }: { household: Household }) {
  return (
    <View>
      <View className="h1 mt2">{code}</View>
      <SectionTitle aside={`${members.length} 人`}>家里的人</SectionTitle>
      <Card list label="家里的人">
        {members.map(({ id, name, head, away, bound, me }) => {
          const help = [head ? '户主' : '', away ? '在外面' : '', bound ? '用手机' : '没有对上手机'];
          return (
            <ListRow
              key={id}
              icon="me"
              title={name}
              help={help.filter(Boolean).join(' · ')}
              action={me ? <Tag tone="gold">我</Tag> : undefined}
            />
          );
        })}
      </Card>
      <View className="label mt3">写错了、少了人，带户口本找村委会改。</View>
    </View>
  );
}
