// The ways to hand an invitation on: to a friend in the chat where WeChat can, or as a poster.
import { useState } from 'react';
import { Button as NativeButton, View } from '@tarojs/components';
import { inWeChat } from '../settings';
import { Button } from '../ui/button';
import { PosterSheet } from '../ui/poster-sheet';

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
      {open && (
        <PosterSheet
          title="邀请海报"
          poster={poster}
          file="invitation.jpg"
          shows="邀请海报，带小程序码"
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  );
}
