// Whose look it is, as they call themselves here.
import { Image, Text, View } from '@tarojs/components';
import { apiBase } from '../settings';
import type { LookCard } from './answers';

export function Owner({ owner: { name, avatar } }: { readonly owner: LookCard['owner'] }) {
  return (
    <View className="look-owner">
      {avatar === null ? (
        <View className="look-face look-face-plain serif" aria-hidden>
          <Text>{[...name][0] ?? ''}</Text>
        </View>
      ) : (
        <Image className="look-face" mode="aspectFill" src={`${apiBase}${avatar}`} aria-hidden />
      )}
      <Text className="soft small look-name">{name}</Text>
    </View>
  );
}
