// 我的: who I am to the shop, my papers, help in a person's words, and signing out.
import { Text, View } from '@tarojs/components';
import { doorEndpoints, memberEndpoints } from '@guike/contracts/http';
import { ConsentDue } from '../../consent/consent-due';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { MyCard } from './my-card';
import { MyName } from './my-name';
import { MyRows } from './my-rows';
import { SignOut } from './sign-out';
import './index.css';

export default function Me() {
  const session = useSession();
  return (
    <Page id="me-page">
      {session === null && <Guest />}
      {session !== null && (session.consentDue ? <ConsentDue /> : <Mine />)}
      <Filing />
    </Page>
  );
}

function Mine() {
  const remote = useRemote('me', memberEndpoints.me, {});
  const home = useRemote('home', memberEndpoints.home, {});
  usePull(remote.reload, home.reload);
  return (
    <>
      <Shown remote={remote} bones={<Shape />}>
        {(me) => (
          <>
            <MyName me={me} onChanged={remote.reload} />
            <MyCard home={home.data} />
            <MyRows me={me} unread={home.data?.inbox.unread ?? 0} />
          </>
        )}
      </Shown>
      <SignOut />
    </>
  );
}

function Guest() {
  return (
    <>
      <View className="me-guest">
        <Text className="me-name serif">您好</Text>
        <Text className="lead">登录后，这里有您的积分、等级和会员码。在门店留过手机号的，登录就能看到以前的记录。</Text>
        <Button id="sign-in" onTap={() => go('signIn')}>
          登录 / 入会
        </Button>
      </View>
      <MyRows me={null} unread={0} />
    </>
  );
}

function Filing() {
  const filing = useRemote('welcome', doorEndpoints.welcome, {}).data?.filing ?? null;
  if (filing === null) return null;
  return (
    <Text id="filing" className="line soft small me-filing">
      {filing}
    </Text>
  );
}

function Shape() {
  return (
    <>
      <Bones height={80} width={40} />
      <Bones height={40} width={64} />
      <Bones height={144} round />
      <Bones height={520} round />
    </>
  );
}
