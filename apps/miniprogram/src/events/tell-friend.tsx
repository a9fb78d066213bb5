// Telling a friend of an event that everybody may see: WeChat's own sheet, or a picture with its code.
import { useState } from 'react';
import { Button as NativeButton, View } from '@tarojs/components';
import { apiBase, inWeChat } from '../settings';
import { Button } from '../ui/button';
import { PosterSheet } from '../ui/poster-sheet';

interface TellFriendProps {
  readonly title: string;
  /** Path under the API. */
  readonly poster: string | null;
  /** My invite code, which the poster carries; null: nobody's. */
  readonly code: string | null;
}

export function TellFriend({ title, poster, code }: TellFriendProps) {
  const [open, setOpen] = useState(false);
  return (
    <View className="section">
      {inWeChat && (
        <NativeButton id="share" className="button button-quiet" hoverClass="pressed" openType="share">
          发给朋友
        </NativeButton>
      )}
      {poster !== null && (
        <Button id="to-poster" kind="quiet" onTap={() => setOpen(true)}>
          活动海报
        </Button>
      )}
      {open && poster !== null && (
        <PosterSheet
          title="活动海报"
          poster={`${apiBase}${poster}${code === null ? '' : `&i=${code}`}`}
          file="event.jpg"
          shows={`${title}的海报，带小程序码`}
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  );
}
