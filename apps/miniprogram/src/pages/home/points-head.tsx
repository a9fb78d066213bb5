// How many points there are, what they are worth, and what becomes of them next.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../../clock';
import { go } from '../../ui/go';
import { Tap } from '../../ui/tap';
import { dayWords } from '../../words/days';
import { grouped, yuanWords } from '../../words/numbers';
import type { Home } from './member-home';
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
      {sentencesOf(home).map(({ id, text }) => (
        <Text key={id} id={id} className="points-sentence number">
          {text}
        </Text>
      ))}
    </Tap>
  );
}

/** Numbers first, one sentence a fact. */
function sentencesOf({ points, expiring }: Home): { id: string; text: string }[] {
  const now = phoneTime();
  const { available, pending, pendingUntil, owed, worthFen } = points;
  const worth =
    pending > 0 && available > 0
      ? `其中 ${grouped(available)} 分现在可用，可抵 ${yuanWords(worthFen)}`
      : `可抵 ${yuanWords(worthFen)}`;
  return [
    ...(available > 0 && worthFen > 0 ? [{ id: 'worth', text: worth }] : []),
    ...(pending > 0
      ? [
          {
            id: 'pending',
            text: `${grouped(pending)} 分${pendingUntil === null ? '稍后' : ` ${dayWords(pendingUntil, now)}起`}可用`,
          },
        ]
      : []),
    ...(owed > 0 ? [{ id: 'owed', text: `退货还需扣回 ${grouped(owed)} 分，从之后的积分里抵` }] : []),
    ...(expiring !== null && expiring.points > 0
      ? [{ id: 'expiring', text: `${grouped(expiring.points)} 分 ${dayWords(expiring.on, now)}到期` }]
      : []),
    ...(points.balance === 0 && owed === 0 ? [{ id: 'no-points', text: '消费后第二天即可使用积分' }] : []),
  ];
}
