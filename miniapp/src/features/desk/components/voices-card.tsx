import { canRecord } from '@/platform/recorder';
import { Card } from '@/ui/card';
import { SectionTitle } from '@/ui/section-title';
import { VoiceField } from '@/ui/voice-field';
import type { Voices } from '../api/send-voices';

interface Props {
  title: string;
  voices: Voices;
  onChange: (part: Partial<Voices>) => void;
}

/** What a notice says by mouth, in Dong and in Mandarin. Absent where the phone cannot record. */
export const VoicesCard = ({ title, voices, onChange }: Props) =>
  canRecord ? (
    <>
      <SectionTitle>{title}</SectionTitle>
      <Card padded>
        <VoiceField
          label="侗话"
          example="不识字的人听这个，可以不录"
          voice={voices.dong}
          onChange={(dong) => onChange({ dong })}
        />
        <VoiceField
          label="普通话"
          example="不录的话，能念字的手机照字念"
          voice={voices.mandarin}
          onChange={(mandarin) => onChange({ mandarin })}
        />
      </Card>
    </>
  ) : null;
