// The heart with how many have tapped it.
import { Image, Text, View } from '@tarojs/components';
import { asTick } from '../ui/aria';
import { pictureOf } from '../ui/picture';

const SHAPE = 'M12 19.6 5.2 13a4.6 4.6 0 0 1 6.5-6.5l.3.3.3-.3a4.6 4.6 0 0 1 6.5 6.5z';
const empty = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><style>path{stroke:#6e665e}
@media (prefers-color-scheme:dark){path{stroke:#a39a90}}</style><path d="${SHAPE}" fill="none" stroke-width="1.6" stroke-linejoin="round"/></svg>`);
const full = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><style>path{fill:#8c2f39}
@media (prefers-color-scheme:dark){path{fill:#e08a93}}</style><path d="${SHAPE}"/></svg>`);

interface HeartProps {
  readonly id: string;
  readonly likes: number;
  readonly liked: boolean;
  readonly onTap: () => void;
}

export function Heart({ id, likes, liked, onTap }: HeartProps) {
  return (
    <View id={id} className="heart" hoverClass="pressed" onClick={onTap} {...asTick(`赞，${likes} 个`, liked)}>
      <HeartShape liked={liked} />
      <Text className="number small heart-count">{likes > 0 ? String(likes) : '赞'}</Text>
    </View>
  );
}

/** The drawing alone, where nothing can be tapped. */
export function HeartShape({ liked }: { readonly liked: boolean }) {
  return <Image className="heart-shape" src={liked ? full : empty} aria-hidden />;
}
