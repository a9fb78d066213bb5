// One tier in its metal: its name, what it brings, the ways to it, and for me how far it is.
import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { classes } from '../ui/classes';
import { Track } from '../ui/track';

export interface TierInWords {
  readonly code: string;
  readonly name: string;
  readonly ways: readonly string[];
  readonly benefits: string;
}

interface TierCardProps {
  readonly tier: TierInWords;
  /** Class of its metal. */
  readonly metal: string;
  /** At the right of its name: 您在这里. */
  readonly mark?: string | undefined;
  readonly missing?: string | null;
  /** 0 to 1. */
  readonly progress?: number | null;
  readonly children?: ReactNode;
}

export function TierCard({ tier, metal, mark, missing, progress, children }: TierCardProps) {
  return (
    <View id={`tier-${tier.code}`} className="rank">
      <View className={classes('rank-head', metal)}>
        <View className="rank-heading">
          <Text className="rank-name serif">{tier.name}</Text>
          {mark !== undefined && <Text className="rank-mark small">{mark}</Text>}
        </View>
        <Text className="line">{tier.benefits}</Text>
      </View>
      <View className="rank-body">
        {missing != null && (
          <View className="rank-missing">
            <Text className="lead">{missing}</Text>
            {progress != null && <Track share={progress} />}
          </View>
        )}
        {children ?? <Ways ways={tier.ways} />}
      </View>
    </View>
  );
}

/** Each way is enough by itself. */
export function Ways({ ways }: { readonly ways: readonly string[] }) {
  return (
    <>
      {ways.map((way, index) => (
        <View key={way} className="rank-way">
          {index > 0 && <Text className="rank-way-or soft small">或</Text>}
          <Text className="rank-way-words">{way}</Text>
        </View>
      ))}
    </>
  );
}
