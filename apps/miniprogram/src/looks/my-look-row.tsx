// One of my looks in the list: its picture, how it stands, its likes and whether they count.
import { Image, Text, View } from '@tarojs/components';
import { apiBase } from '../settings';
import { asButton } from '../ui/aria';
import { goMyLook } from '../ui/go';
import type { MyLook } from './answers';
import { lookStateWords, withoutState } from './state-words';
import type { Counting } from './use-my-looks';

interface MyLookRowProps {
  readonly look: MyLook;
  readonly counting: Counting | null;
}

export function MyLookRow({ look, counting }: MyLookRowProps) {
  const { id, caption, sentence, photos, state } = look;
  const [first] = photos;
  const word = lookStateWords(look);
  return (
    <View
      id={`my-look-${id}`}
      className="card my-look"
      hoverClass="pressed"
      onClick={() => goMyLook(id)}
      {...asButton()}
    >
      <View className="my-look-picture">
        {first !== undefined && (
          <Image className="look-fill" mode="aspectFill" lazyLoad src={`${apiBase}${first.small}`} aria-hidden />
        )}
      </View>
      <View className="row-text">
        <Text className="line my-look-state">{word}</Text>
        {caption !== '' && <Text className="my-look-caption">{caption}</Text>}
        {counting !== null && <Text className="line number">{`${counting.likes} 个赞`}</Text>}
        <Text className="line soft small">
          {counting !== null && state === 'published' ? counting.sentence : withoutState(sentence, word)}
        </Text>
      </View>
    </View>
  );
}
