// What the likes of one of my looks come to: how many count, why others do not, until when, what they brought.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { Section } from '../ui/section';
import { dayWords } from '../words/days';
import { grouped } from '../words/numbers';
import type { Counting } from './use-my-looks';

export function Counted({ counting }: { readonly counting: Counting }) {
  const { state, likes, counted, notCounted, why, closesOn, open, points, sentence } = counting;
  const until = dayWords(closesOn, phoneTime());
  return (
    <Section id="counted" title={`${grouped(likes)} 个赞`}>
      <Text id="counted-sentence" className="line">
        {sentence}
      </Text>
      {state === 'published' && (
        <Text className="line soft small number">
          {open ? `计到${until}，之后的赞照样显示` : `计到${until}，已结束`}
        </Text>
      )}
      <View className="counted-lines">
        <Line what="计入" value={counted} />
        {notCounted > 0 && <Line what="没有计入" value={notCounted} />}
        {why.map(({ reason, words }) => (
          <Text key={reason} className="line soft small counted-why">
            {words}
          </Text>
        ))}
        {points !== null && (
          <View className="row">
            <Text className="row-text">记入积分</Text>
            <Text id="counted-points" className="row-side number link">{`+${grouped(points)}`}</Text>
          </View>
        )}
      </View>
    </Section>
  );
}

function Line({ what, value }: { readonly what: string; readonly value: number }) {
  return (
    <View className="row">
      <Text className="row-text">{what}</Text>
      <Text className="row-side number">{`${grouped(value)} 个`}</Text>
    </View>
  );
}
