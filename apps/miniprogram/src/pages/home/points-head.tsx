// How many points there are, what they are worth, and what becomes of them next.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../../clock';
import { go } from '../../ui/go';
import { Tap } from '../../ui/tap';
import { grouped } from '../../words/numbers';
import type { Home } from './answers';
import { pointsWords } from './points-words';
import { useCountUp } from './use-count-up';

export function PointsHead({ home, scope }: { readonly home: Home; readonly scope: string }) {
  const shown = useCountUp(home.points.balance, scope);
  return (
    <Tap id="points-head" className="points-head" onTap={() => go('points')}>
      <View className="points-line">
        <Text id="points" className="points-number number">
          {grouped(shown)}
        </Text>
        <Text className="points-unit">积分</Text>
        <View className="points-more">
          <Text className="soft small">明细</Text>
          <View className="chevron" />
        </View>
      </View>
      {pointsWords(home, phoneTime()).map(({ id, text }) => (
        <Text key={id} id={id} className="points-sentence number">
          {text}
        </Text>
      ))}
    </Tap>
  );
}
