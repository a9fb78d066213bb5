// What staff check before they hand something out, a line each.
import { Text, View } from '@tarojs/components';

interface FactsProps {
  readonly facts: readonly { readonly what: string; readonly value: string }[];
}

export function Facts({ facts }: FactsProps) {
  return (
    <View className="card">
      {facts.map(({ what, value }) => (
        <View key={what} className="row">
          <Text className="soft">{what}</Text>
          <Text className="glance-value number">{value}</Text>
        </View>
      ))}
    </View>
  );
}
