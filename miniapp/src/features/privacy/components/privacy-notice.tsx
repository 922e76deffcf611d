import { View } from '@tarojs/components';
import { privacyNotice } from '@wecountry/shared/domain/privacy-notice';
import { PRIVACY_VERSION } from '@wecountry/shared/domain/privacy-version';
import { Card } from '@/ui/card';
import { SectionTitle } from '@/ui/section-title';

/** The privacy notice in short sentences. */
export function PrivacyNotice() {
  return (
    <View>
      {privacyNotice.map(({ title, text }) => (
        <View key={title}>
          <SectionTitle>{title}</SectionTitle>
          <Card padded>
            {text.map((sentence, i) => (
              <View key={sentence} className={i > 0 ? 'body mt3' : 'body'}>
                {sentence}
              </View>
            ))}
          </Card>
        </View>
      ))}
      <View className="label mt4">{`${PRIVACY_VERSION} 这一版。改了会再问你。`}</View>
    </View>
  );
}
