// A look as it is read: pictures, the heart, the words, what is worn in which size, the store.
import { Button as NativeButton, Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { inWeChat } from '../settings';
import { Tap } from '../ui/tap';
import { dayWords } from '../words/days';
import type { Look } from './answers';
import { Heart, HeartShape } from './heart';
import { Owner } from './owner';
import { Pictures } from './pictures';
import { useLiking } from './use-liking';

interface LookViewProps {
  readonly look: Look;
  /** When it was answered, in milliseconds by the phone. */
  readonly at: number;
  /** Shown alone in Moments: nothing can be tapped. */
  readonly isAlone: boolean;
  /** Null where there is no poster. */
  readonly onPoster: (() => void) | null;
  readonly onReport: () => void;
}

export function LookView({ look, at, isAlone, onPoster, onReport }: LookViewProps) {
  const { caption, owner, publishedOn, pictures, mine } = look;
  return (
    <>
      <Pictures pictures={pictures} words={caption === '' ? `${owner.name}的穿搭` : caption} />
      {isAlone ? <Counted likes={look.likes} /> : <Doing look={look} at={at} onPoster={onPoster} />}
      {caption !== '' && (
        <Text id="look-caption" className="look-words">
          {caption}
        </Text>
      )}
      <View className="look-by">
        <Owner owner={owner} />
        <Text className="soft small number">{dayWords(publishedOn, phoneTime())}</Text>
      </View>
      <Worn look={look} />
      {isAlone ? (
        <Text id="look-alone" className="line soft small look-end">
          点下方「前往小程序」，可以点赞、约试穿
        </Text>
      ) : (
        !mine && (
          <Tap id="look-report" className="look-end look-report" onTap={onReport}>
            <Text className="soft small">举报</Text>
          </Tap>
        )
      )}
    </>
  );
}

function Counted({ likes }: Pick<Look, 'likes'>) {
  return (
    <View className="look-doing">
      <HeartShape liked={false} />
      <Text id="look-likes" className="soft number">{`${likes} 个赞`}</Text>
    </View>
  );
}

interface DoingProps {
  readonly look: Look;
  readonly at: number;
  readonly onPoster: (() => void) | null;
}

function Doing({ look, at, onPoster }: DoingProps) {
  const { likes, liked, problem, tap } = useLiking(look.id, look, at);
  return (
    <>
      <View className="look-doing">
        <Heart id="look-like" likes={likes} liked={liked} onTap={tap} />
        <View className="row-text" />
        {inWeChat && (
          <NativeButton id="look-share" className="look-way" hoverClass="pressed" openType="share">
            发给朋友
          </NativeButton>
        )}
        {onPoster !== null && (
          <Tap id="look-poster" className="look-way" onTap={onPoster}>
            <Text>海报</Text>
          </Tap>
        )}
      </View>
      {problem !== null && (
        <Text id="like-problem" className="line small look-problem">
          {problem}
        </Text>
      )}
    </>
  );
}

/** What is worn, and where it hangs. */
function Worn({ look: { items, store } }: { readonly look: Look }) {
  if (items.length === 0 && store === null) return null;
  return (
    <View id="look-items" className="look-worn">
      {items.map(({ name, size }) => (
        <View key={`${name}/${size}`} className="row">
          <Text className="row-text">{name}</Text>
          {size !== '' && <Text className="row-side number">{size}</Text>}
        </View>
      ))}
      {store !== null && (
        <View className="row">
          <Text className="row-text soft">在哪里试</Text>
          <Text id="look-store" className="row-side">
            {store.name}
          </Text>
        </View>
      )}
    </View>
  );
}
