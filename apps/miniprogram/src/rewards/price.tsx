// A price in points.
import { Text, View } from '@tarojs/components';
import { grouped } from '../words/numbers';

export function Price({ points, large = false }: { readonly points: number; readonly large?: boolean }) {
  return (
    <View className={large ? 'price price-large' : 'price'}>
      <Text className="price-number number">{grouped(points)}</Text>
      <Text className="price-unit">积分</Text>
    </View>
  );
}
