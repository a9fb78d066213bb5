// The end: the picture that a friend would see, and sharing it where WeChat can.
import { Button as NativeButton, Image, Text, View } from '@tarojs/components';
import { apiBase, inWeChat } from '../../settings';
import { asPicture } from '../../ui/aria';
import type { Replay } from './slides';

export function Closing({ share }: { readonly share: Replay['share'] }) {
  return (
    <View className="replay-closing">
      <Text className="line replay-season-title">明年，还在这里等您</Text>
      {share !== null && (
        <View className="replay-card">
          <Image
            id="replay-share"
            className="replay-fill"
            mode="aspectFill"
            src={`${apiBase}${share.picture}`}
            {...asPicture(share.title)}
          />
        </View>
      )}
      {inWeChat ? (
        <NativeButton id="replay-send" className="button" hoverClass="pressed" openType="share">
          给朋友看看
        </NativeButton>
      ) : (
        <Text className="line soft small">长按图片可以存下来</Text>
      )}
      <Text className="line soft small replay-note">朋友只看到这一张，看不到您的相册。</Text>
    </View>
  );
}
