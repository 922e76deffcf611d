import { View } from '@tarojs/components';
import { modeLabel, themeLabel, useSettings, type Mode, type ThemeChoice } from '@/platform/settings';
import { SectionTitle } from '@/ui/section-title';
import { Segments } from '@/ui/segments';

const modes = (['s', 'l', 'xl'] as const satisfies readonly Mode[]).map((value) => ({ value, text: modeLabel[value] }));
const themes = (['phone', 'light', 'dark'] as const satisfies readonly ThemeChoice[]).map((value) => ({
  value,
  text: themeLabel[value],
}));

/** How large everything is, and in which colours. */
export function LookSettings() {
  const { mode, setMode, themeChoice, chooseTheme } = useSettings();
  return (
    <View>
      <SectionTitle>字的大小</SectionTitle>
      <Segments label="字的大小" items={modes} value={mode} onChange={setMode} />
      <SectionTitle>亮一点，暗一点</SectionTitle>
      <Segments label="亮暗" items={themes} value={themeChoice} onChange={chooseTheme} />
    </View>
  );
}
