// Telling a friend of an event that everybody may see: WeChat's own sheet, or a picture with its code.
import { useState } from 'react';
import { Button as NativeButton, Image, Text, View } from '@tarojs/components';
import { type Saved, savePicture } from '../device/save-picture';
import { apiBase, inWeChat } from '../settings';
import { asPicture } from '../ui/aria';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';

interface TellFriendProps {
  readonly title: string;
  readonly poster: string | null;
}

export function TellFriend({ title, poster }: TellFriendProps) {
  const [open, setOpen] = useState(false);
  return (
    <View className="section">
      {inWeChat && (
        <NativeButton id="share" className="button button-quiet" hoverClass="pressed" openType="share">
          发给朋友
        </NativeButton>
      )}
      {poster !== null && (
        <Button id="poster" kind="quiet" onTap={() => setOpen(true)}>
          活动海报
        </Button>
      )}
      {open && poster !== null && <Poster title={title} poster={poster} onClose={() => setOpen(false)} />}
    </View>
  );
}

const saidOf: Readonly<Record<Saved, string>> = {
  saved: '已存到手机相册',
  denied: '没有存下来。请在微信的设置里允许使用相册，再试一次',
  failed: '没有存下来，请再试一次，或长按图片保存',
};

interface PosterProps {
  readonly title: string;
  /** Path under the API. */
  readonly poster: string;
  readonly onClose: () => void;
}

function Poster({ title, poster, onClose }: PosterProps) {
  const [failed, setFailed] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const src = `${apiBase}${poster}`;
  const save = async (): Promise<void> => setSaid(saidOf[await savePicture(src, 'event.jpg')]);
  return (
    <Sheet id="poster-sheet" title="活动海报" onClose={onClose}>
      <View className="section">
        {failed ? (
          <Text id="poster-broken" className="line soft">
            海报暂时画不出来，请稍后再试
          </Text>
        ) : (
          <Image
            className="event-poster"
            src={src}
            mode="widthFix"
            showMenuByLongpress
            onError={() => setFailed(true)}
            {...asPicture(`${title}的海报，带小程序码`)}
          />
        )}
        {said !== null && <Banner id="poster-said">{said}</Banner>}
      </View>
      <View className="section">
        {!failed && (
          <Button id="poster-save" onTap={() => void save()}>
            保存海报
          </Button>
        )}
        <Button id="poster-close" kind="quiet" onTap={onClose}>
          关闭
        </Button>
      </View>
    </Sheet>
  );
}
