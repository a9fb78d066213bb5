// What keeps my tier, while it is under protection or given by the store; and every step so far.
import { Text, View } from '@tarojs/components';
import type { AnswerOf, memberTierEndpoints } from '@guike/contracts/http';
import { phoneTime } from '../clock';
import { Section } from '../ui/section';
import { Track } from '../ui/track';
import { dayWords } from '../words/days';

export type TierStanding = AnswerOf<typeof memberTierEndpoints.tierStanding>;

/** Shown first: there is something to do, and until when. Nothing for most. */
export function Keeping({ protection, floor }: Pick<TierStanding, 'protection' | 'floor'>) {
  return (
    <>
      {protection !== null && (
        <View id="tier-protection" className="card rank-keeping">
          <Text className="lead">{protection.sentence}</Text>
          {protection.progress !== null && <Track share={protection.progress} />}
          <Text className="line soft small">{`保级期内，${protection.tierName}会员的权益照旧`}</Text>
        </View>
      )}
      {floor !== null && (
        <View id="tier-floor" className="card rank-keeping">
          <Text className="line">{floor.sentence}</Text>
        </View>
      )}
    </>
  );
}

export function TierHistory({ history }: Pick<TierStanding, 'history'>) {
  if (history.length === 0) return null;
  const now = phoneTime();
  return (
    <Section id="tier-history" title="等级经过">
      <View className="card">
        {history.map(({ id, day, title, why }) => (
          <View key={id} className="rank-step">
            <Text className="lead">{title}</Text>
            <Text className="line soft small">{[dayWords(day, now), ...why].join(' · ')}</Text>
          </View>
        ))}
      </View>
    </Section>
  );
}
