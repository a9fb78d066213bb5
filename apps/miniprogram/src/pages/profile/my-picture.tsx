// My picture, in a browser: a tap chooses a file.
import { Text } from '@tarojs/components';
import { choosePicture } from '../../device/picture-file';
import type { Profile } from '../../profile/answers';
import { Face } from '../../profile/face';
import { Tap } from '../../ui/tap';
import { useMyPicture } from './use-my-picture';

export interface MyPictureProps {
  readonly profile: Profile;
  readonly onChanged: () => Promise<void>;
}

export function MyPicture({ profile, onChanged }: MyPictureProps) {
  const { send, words } = useMyPicture(onChanged);
  return (
    <Tap id="avatar" className="profile-picture" label="换头像" onTap={() => void choosePicture().then(send)}>
      <Face id="avatar-image" avatar={profile.avatar} />
      <Text id="avatar-words" className="line link small">
        {words}
      </Text>
    </Tap>
  );
}
