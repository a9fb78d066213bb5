// What may be agreed to besides the papers: each for itself, unticked, and joining does not depend on it.
import { Text, View } from '@tarojs/components';
import type { AnswerOf, doorEndpoints } from '@guike/contracts/http';
import type { AgreedPurpose } from '../../session/trip';
import { Tick } from '../../ui/tick';

export type Purposes = AnswerOf<typeof doorEndpoints.welcome>['purposes'];

/** Photos are asked about where they are taken. */
const askedHere = ['marketing', 'personalised'];

interface PurposeTicksProps {
  readonly purposes: Purposes;
  readonly agreed: readonly AgreedPurpose[];
  readonly onChange: (agreed: readonly AgreedPurpose[]) => void;
}

export function PurposeTicks({ purposes, agreed, onChange }: PurposeTicksProps) {
  return (
    <View className="purpose-ticks">
      <Text className="line soft small">以下可以不勾，不影响入会，之后在「我的 · 隐私与数据」随时更改</Text>
      {purposes
        .filter(({ purpose }) => askedHere.includes(purpose))
        .map(({ purpose, version, title, text }) => {
          const others = agreed.filter((each) => each.purpose !== purpose);
          return (
            <Tick
              key={purpose}
              id={`tick-${purpose}`}
              ticked={others.length < agreed.length}
              label={`同意${title}`}
              onChange={(now) => onChange(now ? [...others, { purpose, version }] : others)}
            >
              <Text>{title}</Text>
              <Text className="line soft small">{text}</Text>
            </Tick>
          );
        })}
    </View>
  );
}
