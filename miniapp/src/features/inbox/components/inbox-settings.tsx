import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import {
  inboxKindLabels,
  inboxKinds,
  subscribeTemplateLabels,
  templateOfKind,
  type InboxKind,
} from '@wecountry/shared/domain/inbox';
import { keepAnswer } from '@/platform/query';
import { canSubscribe } from '@/platform/subscribe';
import { useAct } from '@/platform/use-act';
import { consent } from '@/platform/use-telling';
import { a11y } from '@/ui/a11y';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { Icon } from '@/ui/icon';
import { ListRow } from '@/ui/list-row';
import { NoticeBox } from '@/ui/notice-box';
import { Press } from '@/ui/press';
import { SectionTitle } from '@/ui/section-title';

type Settings = ResponseOf<'inbox.settings'>;

/** What WeChat may tell me on the lock screen: kind by kind, and for how many messages I have said 允许. */
export function InboxSettings({ settings }: { settings: Settings }) {
  const { muted, templates } = settings;
  const mute = useAct('inbox.mute', { onDone: (answer) => keepAnswer('inbox.settings', {}, answer) });
  const toggle = (kind: InboxKind) =>
    mute.mutate({ body: { muted: muted.includes(kind) ? muted.filter((one) => one !== kind) : [...muted, kind] } });
  return (
    <View>
      <SectionTitle>哪些用微信告诉我</SectionTitle>
      <View className="card card--list" {...a11y({ role: 'group', label: '哪些用微信告诉我' })}>
        {inboxKinds.map((kind) => {
          const on = !muted.includes(kind);
          return (
            <Press
              key={kind}
              role="checkbox"
              className="row select__item"
              checked={on}
              disabled={mute.isPending}
              label={`${inboxKindLabels[kind]}，${on ? '告诉我' : '不用'}`}
              onPress={() => toggle(kind)}
            >
              <View className="grow b">{inboxKindLabels[kind]}</View>
              <View className="label mr2">{on ? '告诉我' : '不用'}</View>
              {on ? <Icon name="check" size={20} className="c-indigo" /> : null}
            </Press>
          );
        })}
      </View>
      <FormTrouble error={mute.error} />
      <View className="label mt2">关掉的，“消息”里照样有。一天最多两条，多的晚上并成一条。</View>
      {canSubscribe ? <Consents templates={templates} /> : <Elsewhere />}
    </View>
  );
}

/** One consent is one message: how many are left of each, and a way to allow more. */
function Consents({ templates }: Pick<Settings, 'templates'>) {
  if (templates.length === 0) return null;
  return (
    <View>
      <SectionTitle>还能收几条</SectionTitle>
      <Card list label="还能收几条">
        {templates.map((template) => {
          const name = subscribeTemplateLabels[template.key];
          const kinds = inboxKinds.filter((kind) => templateOfKind[kind] === template.key);
          return (
            <ListRow
              key={template.key}
              title={`${name}，还能收 ${template.remaining} 条`}
              help={kinds.map((kind) => inboxKindLabels[kind]).join('、')}
              action={
                <SecondaryButton size="small" label={`再收一条，${name}`} onPress={() => void consent([template])}>
                  再收一条
                </SecondaryButton>
              }
            />
          );
        })}
      </Card>
      <View className="label mt2">微信规定，点一次“允许”收一条。</View>
    </View>
  );
}

function Elsewhere() {
  return (
    <View className="mt3">
      <NoticeBox icon="phone" title="要在小程序里点“允许”">
        网页里微信发不了消息。打开“为村”小程序，报名、投票的时候它会问。
      </NoticeBox>
    </View>
  );
}
