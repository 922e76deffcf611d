import { View } from '@tarojs/components';
import { OPTIONS_MAX, pollKindLabels } from '@wecountry/shared/domain/choice';
import { pollPresetKeys, pollPresets, type PollPreset } from '@wecountry/shared/domain/presets';
import { useRead } from '@/platform/query';
import { a11y } from '@/ui/a11y';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { Segments } from '@/ui/segments';
import { Stepper } from '@/ui/stepper';
import { type AskedQuestion, atMeeting, papersShort } from '../poll-question';

interface Props {
  value: AskedQuestion;
  error: string | null;
  onChange: (question: AskedQuestion) => void;
}

const presets = pollPresetKeys.map((value) => ({
  value,
  text: pollPresets[value].label,
  help: pollPresets[value].electorate,
}));

const kinds = (['approval', 'single', 'multiple'] as const).map((value) => ({ value, text: pollKindLabels[value] }));

const aheads = [
  { value: '0', text: '马上开投' },
  { value: '10', text: '先公布材料，10 天后开投' },
  { value: '15', text: '先公布材料，15 天后开投' },
] as const;

type Ahead = (typeof aheads)[number]['value'];

/** Which meeting, what can be chosen, whom it asks, and when it opens. */
export function QuestionFields({ value, error, onChange }: Props) {
  const hamlets = useRead('people.hamlets');
  const set = (part: Partial<AskedQuestion>) => onChange({ ...value, ...part });
  const { preset, kind, options, maxChoices } = value;
  const rule = pollPresets[preset];
  const several = kind === 'multiple' || kind === 'survey';
  return (
    <Card padded className="mt2">
      <Select label="开什么会" items={presets} value={preset} onChange={(next) => onChange(atMeeting(value, next))} />
      <View className="label">{`${rule.source}${rule.checked ? '' : '（未核对）'}`}</View>
      {preset === 'survey' ? null : (
        <Select
          label="怎么投"
          items={kinds}
          value={kind === 'survey' ? 'approval' : kind}
          onChange={(next) => set({ kind: next, maxChoices: next === 'multiple' ? 2 : 1 })}
        />
      )}
      {kind === 'approval' ? null : <Options options={options} onChange={(next) => set({ options: next })} />}
      {several ? (
        <Stepper
          label="最多选几项"
          value={maxChoices}
          min={kind === 'survey' ? 1 : 2}
          max={Math.max(2, options.length)}
          unit="项"
          onChange={(next) => set({ maxChoices: next })}
        />
      ) : null}
      {preset === 'hamlet_meeting' || preset === 'survey' ? (
        <Select
          label="问哪些人"
          items={[
            ...(preset === 'survey' ? [{ value: '', text: '全村' }] : []),
            ...(hamlets.data?.items ?? []).map(({ id, name }) => ({ value: id, text: name })),
          ]}
          value={value.hamletId ?? (preset === 'survey' ? '' : null)}
          onChange={(next) => set({ hamletId: next === '' ? null : next })}
        />
      ) : null}
      <HowCounted value={value} rule={rule} set={set} />
      <Select<Ahead>
        label="什么时候开投"
        items={aheads}
        value={aheads.find((ahead) => Number(ahead.value) === value.ahead)?.value ?? '0'}
        onChange={(next) => set({ ahead: Number(next) })}
      />
      {papersShort(value) === null ? null : (
        <View className="label">{`按规定，开会前 ${papersShort(value)} 天要公布材料。`}</View>
      )}
      {error === null ? null : (
        <View className="label c-red mt2" {...a11y({ role: 'alert' })}>
          {error}
        </View>
      )}
    </Card>
  );
}

const units = [
  { value: 'household', text: '一户一票' },
  { value: 'resident', text: '一人一票' },
] as const;

const ways = [
  { value: 'open', text: '公开投票' },
  { value: 'secret', text: '不记名' },
] as const;

const thresholds = [
  { value: 'usual', text: '平常的' },
  { value: 'major', text: '更严的' },
] as const;

interface Counted {
  value: AskedQuestion;
  rule: PollPreset;
  set: (part: Partial<AskedQuestion>) => void;
}

/** Who holds a vote, whether names stand beside choices, and by which threshold; each only where there is a choice. */
function HowCounted({ value: { unit, secret, major }, rule, set }: Counted) {
  const { majorThreshold } = rule;
  return (
    <View>
      {rule.units.length > 1 ? (
        <View className="field">
          <View className="field__label b">谁有票</View>
          <Segments label="谁有票" items={units} value={unit} onChange={(next) => set({ unit: next })} />
        </View>
      ) : null}
      <View className="field">
        <View className="field__label b">记不记名</View>
        <Segments
          label="记不记名"
          items={ways}
          value={secret ? 'secret' : 'open'}
          onChange={(next) => set({ secret: next === 'secret' })}
        />
        <View className="label mt1">
          {secret
            ? '谁投了看得到，投了什么看不到，投了不能改。名册要有 5 份以上。'
            : '家里人看得到投了什么，截止以前可以改。'}
        </View>
      </View>
      {majorThreshold === null ? null : (
        <View className="field">
          <View className="field__label b">门槛</View>
          <Segments
            label="门槛"
            items={thresholds}
            value={major ? 'major' : 'usual'}
            onChange={(next) => set({ major: next === 'major' })}
          />
          <View className="label mt1">{`${majorThreshold.matters}，要用更严的。`}</View>
        </View>
      )}
    </View>
  );
}

function Options({ options, onChange }: { options: readonly string[]; onChange: (next: string[]) => void }) {
  return (
    <View>
      {options.map((text, index) => (
        <Field
          // An option is its place: they are written from the top, and none is moved.
          key={index}
          label={`第 ${index + 1} 项`}
          value={text}
          maxLength={40}
          onChange={(next) => onChange(options.map((one, at) => (at === index ? next : one)))}
        />
      ))}
      {options.length < OPTIONS_MAX ? (
        <SecondaryButton size="small" onPress={() => onChange([...options, ''])}>
          再加一项
        </SecondaryButton>
      ) : null}
    </View>
  );
}
