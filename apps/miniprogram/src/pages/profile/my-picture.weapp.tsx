// My picture, in WeChat: only its own button may ask, for my WeChat picture or another.
import { Button as NativeButton, Text } from '@tarojs/components';
import { readPicture } from '../../device/picture-file';
import { Face } from '../../profile/face';
import type { MyPictureProps } from './my-picture';
import { useMyPicture } from './use-my-picture';

export function MyPicture({ profile, onChanged }: MyPictureProps) {
  const { send, words } = useMyPicture(onChanged);
  return (
    <NativeButton
      id="avatar"
      className="profile-picture"
      hoverClass="pressed"
      openType="chooseAvatar"
      onChooseAvatar={({ detail }) => void readPicture((detail as { avatarUrl: string }).avatarUrl).then(send)}
    >
      <Face id="avatar-image" avatar={profile.avatar} />
      <Text id="avatar-words" className="line link small">
        {words}
      </Text>
    </NativeButton>
  );
}
