// A poster: to keep on the phone, or to hold down and send on. Of a look, of an event, of an invitation.
import { useState } from 'react';
import { Image, Text } from '@tarojs/components';
import { type Saved, savePicture } from '../device/save-picture';
import { asPicture } from './aria';
import { Button } from './button';
import { Sheet } from './sheet';
import { Banner } from './trouble';

const outcomes: Readonly<Record<Saved, string>> = {
  saved: '已存到手机相册',
  denied: '没有存下来。请在微信的设置里允许使用相册，再试一次',
  failed: '没有存下来，请再试一次，或长按图片保存',
};

interface PosterSheetProps {
  readonly title: string;
  /** Its whole address. */
  readonly poster: string;
  /** Of the file that is kept. */
  readonly file: string;
  /** What is to be seen on it, for who cannot. */
  readonly shows: string;
  readonly onClose: () => void;
}

export function PosterSheet({ title, poster, file, shows, onClose }: PosterSheetProps) {
  const [said, setSaid] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  const save = async (): Promise<void> => setSaid(outcomes[await savePicture(poster, file)]);
  return (
    <Sheet id="poster-sheet" title={title} onClose={onClose}>
      {isBroken ? (
        <Text id="poster-broken" className="line soft poster-broken">
          海报暂时生成不了，请稍后再试
        </Text>
      ) : (
        <Image
          id="poster"
          className="poster-picture"
          mode="aspectFit"
          src={poster}
          showMenuByLongpress
          onError={() => setBroken(true)}
          {...asPicture(shows)}
        />
      )}
      {said !== null && <Banner id="poster-said">{said}</Banner>}
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
