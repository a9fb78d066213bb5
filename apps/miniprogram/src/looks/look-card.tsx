// A look in the feed: the picture in its place before it is there, a line about it, whose it is, the heart.
import { Image, Text, View } from '@tarojs/components';
import { apiBase } from '../settings';
import { asButton } from '../ui/aria';
import { goLook } from '../ui/go';
import type { LookCard } from './answers';
import { placeOf } from './columns';
import { Heart } from './heart';
import { Owner } from './owner';
import { useLiking } from './use-liking';

export function FeedCard({ card, at }: { readonly card: LookCard; readonly at: number }) {
  const { id, caption, picture, pictures, owner } = card;
  const { likes, liked, problem, tap } = useLiking(id, card, at);
  const many = pictures > 1 ? `${pictures} 张` : null;
  return (
    <View className="look-card" id={`look-${id}`}>
      <View
        id={`look-${id}-open`}
        className="look-frame"
        style={{ paddingTop: placeOf(picture) }}
        hoverClass="pressed"
        onClick={() => goLook(id)}
        {...asButton([caption === '' ? `${owner.name}的穿搭` : caption, many].filter(Boolean).join('，'))}
      >
        <Image className="look-fill" mode="aspectFill" lazyLoad src={`${apiBase}${picture.small}`} aria-hidden />
        {many !== null && <Text className="look-many number">{many}</Text>}
      </View>
      {caption !== '' && <Text className="look-caption">{caption}</Text>}
      <View className="look-foot">
        <Owner owner={owner} />
        <Heart id={`look-${id}-like`} likes={likes} liked={liked} onTap={tap} />
      </View>
      {problem !== null && (
        <Text id={`look-${id}-problem`} className="line small look-problem">
          {problem}
        </Text>
      )}
    </View>
  );
}
