// Signing in: WeChat says who this is; for somebody new the papers are ticked, and the phone number finds whom the shop knows.
import { useEffect } from 'react';
import { doorEndpoints } from '@guike/contracts/http';
import { knowsByItself } from '../../device/wechat';
import { useRemote } from '../../remote/use-remote';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { LoginStep } from './login-step';
import { PhoneStep } from './phone-step';
import { useSignIn } from './use-sign-in';
import './index.css';

export default function SignInPage() {
  const { data, ...welcome } = useRemote('welcome', doorEndpoints.welcome, {});
  const signIn = useSignIn();
  const { outdated } = signIn;
  const { reload } = welcome;
  useEffect(() => {
    if (outdated) void reload();
  }, [outdated, reload]);
  if (data === null)
    return (
      <Page>
        <Shown remote={{ ...welcome, data }} bones={<Bones height={560} round />}>
          {() => null}
        </Shown>
      </Page>
    );
  if (!knowsByItself && data.sandboxUrl === null)
    return (
      <Page>
        <Blank id="only-wechat" title="请在微信里登录" action={{ words: '回首页', onTap: () => goTab('home') }}>
          会员卡和微信绑在一起。请在微信里打开会员小程序
        </Blank>
      </Page>
    );
  return signIn.step === 'login' ? (
    <LoginStep signIn={signIn} sandboxUrl={data.sandboxUrl} />
  ) : (
    <PhoneStep signIn={signIn} welcome={data} />
  );
}
