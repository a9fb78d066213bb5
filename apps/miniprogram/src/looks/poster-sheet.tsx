// The poster of a look: to keep on the phone, or to hold down and send on.
import { useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { type Saved, savePicture } from '../device/save-picture';
import { asPicture } from '../ui/aria';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';

const outcomes: Readonly<Record<Saved, string>> = {
  saved: '已存到手机相册',
  denied: '没有存下来。请在微信的设置里允许使用相册，再试一次',
  failed: '没有存下来，请再试一次，或长按图片保存',
};

export function PosterSheet({ poster, onClose }: { readonly poster: string; readonly onClose: () => void }) {
  const [words, setWords] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  const save = async (): Promise<void> => setWords(outcomes[await savePicture(poster, 'look.jpg')]);
  return (
    <Sheet id="poster-sheet" title="海报" onClose={onClose}>
      {isBroken ? (
        <Text id="poster-broken" className="line soft">
          海报暂时生成不了，请稍后再试
        </Text>
      ) : (
        <View className="poster">
          <Image
            id="poster"
            className="look-fill"
            mode="aspectFit"
            src={poster}
            showMenuByLongpress
            onError={() => setBroken(true)}
            {...asPicture('这身穿搭的海报，带小程序码')}
          />
        </View>
      )}
      {words !== null && <Banner id="poster-said">{words}</Banner>}
      {!isBroken && (
        <Button id="poster-save" onTap={() => void save()}>
          保存海报
        </Button>
      )}
      <Button id="poster-close" kind="quiet" onTap={onClose}>
        关闭
      </Button>
    </Sheet>
  );
}
