// 个人资料: my picture, name, birthday, sizes and likings; each may be left out.
import { Text, View } from '@tarojs/components';
import { profileEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { PublicName } from '../../looks/public-name';
import type { Profile } from '../../profile/answers';
import { profilePicture } from '../../profile/profile-picture';
import { useRemote } from '../../remote/use-remote';
import { Bones } from '../../ui/bones';
import { Card } from '../../ui/card';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { Birthday } from './birthday';
import { Likings } from './likings';
import { Mailbox } from './mailbox';
import { MyPicture } from './my-picture';
import '../../claims/claims.css';
import './index.css';

export default function ProfilePage() {
  return (
    <Page id="profile-page">
      <Personal title="登录后填写资料" words="尺码和喜好记下来，到店不必再说一遍" picture={profilePicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('profile', profileEndpoints.profile, {});
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(profile) => <Content profile={profile} onChanged={remote.reload} />}
    </Shown>
  );
}

function Content({ profile, onChanged }: { readonly profile: Profile; readonly onChanged: () => Promise<void> }) {
  return (
    <>
      <View className="profile-head">
        <MyPicture profile={profile} onChanged={onChanged} />
        <View className="row-text">
          <Text className="line profile-name serif">{profile.name ?? '怎么称呼您'}</Text>
          <Text id="profile-missing" className="line soft small">
            {profile.missing === 0 ? '资料都填好了' : `还有 ${profile.missing} 项可以填，都不是必须的`}
          </Text>
        </View>
      </View>
      <Section title="生日">
        <Birthday profile={profile} onChanged={onChanged} />
      </Section>
      <Section title="公开穿搭">
        <Card>
          <PublicName />
        </Card>
      </Section>
      {/* Begins anew when the server's answer has changed. */}
      <Likings key={JSON.stringify(profile)} profile={profile} onChanged={onChanged} />
      <Mailbox />
    </>
  );
}

function Shape() {
  return (
    <>
      <Bones height={144} width={60} />
      <Bones height={200} round />
      <Bones height={480} round />
    </>
  );
}
