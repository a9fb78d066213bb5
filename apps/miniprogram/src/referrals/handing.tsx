// The ways to hand an invitation on: to a friend in the chat where WeChat can, or as a poster.
import { useState } from 'react';
import { Button as NativeButton, Image, Text, View } from '@tarojs/components';
import { type Saved, savePicture } from '../device/save-picture';
import { inWeChat } from '../settings';
import { asPicture } from '../ui/aria';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';

const outcomes: Readonly<Record<Saved, string>> = {
  saved: '已存到手机相册',
  denied: '没有存下来。请在微信的设置里允许使用相册，再试一次',
  failed: '没有存下来，请再试一次，或长按图片保存',
};

/** `poster`: its whole address. */
export function Handing({ poster }: { readonly poster: string }) {
  const [open, setOpen] = useState(false);
  return (
    <View className="handing">
      {inWeChat && (
        <NativeButton id="invite-send" className="button" hoverClass="pressed" openType="share">
          发给好友
        </NativeButton>
      )}
      <Button id="invite-poster" kind={inWeChat ? 'quiet' : 'full'} onTap={() => setOpen(true)}>
        邀请海报
      </Button>
      {open && <Poster poster={poster} onClose={() => setOpen(false)} />}
    </View>
  );
}

/** `poster`: its whole address. */
export function Poster({ poster, onClose }: { readonly poster: string; readonly onClose: () => void }) {
  const [words, setWords] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  const save = async (): Promise<void> => setWords(outcomes[await savePicture(poster, 'invitation.jpg')]);
  return (
    <Sheet id="poster-sheet" title="邀请海报" onClose={onClose}>
      {isBroken ? (
        <Text id="poster-broken" className="line soft referral-broken">
          海报暂时生成不了，请稍后再试
        </Text>
      ) : (
        <Image
          id="poster"
          className="referral-poster"
          mode="aspectFit"
          src={poster}
          showMenuByLongpress
          onError={() => setBroken(true)}
          {...asPicture('邀请海报，带小程序码')}
        />
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
