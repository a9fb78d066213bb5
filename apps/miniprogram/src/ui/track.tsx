// A fine line, filled as far as one has come.
import { View } from '@tarojs/components';

/** `share` from 0 to 1. The sentence beside it says what it means, so readers pass it over. */
export function Track({ share }: { readonly share: number }) {
  return (
    <View className="track" aria-hidden>
      <View className="track-filled" style={{ width: `${Math.round(share * 1000) / 10}%` }} />
    </View>
  );
}
