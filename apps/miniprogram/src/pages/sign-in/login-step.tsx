// The first step: WeChat says who this is.
import { Text, View } from '@tarojs/components';
import { knowsByItself, leaveForLogin } from '../../device/wechat';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { Banner } from '../../ui/trouble';
import { LookAround } from './look-around';
import type { SignIn } from './use-sign-in';

const gains = [
  { name: '会员码', words: '到店出示，消费自动积分' },
  { name: '积分', words: '每一分从哪里来、什么时候到期' },
  { name: '等级', words: '现在在哪一级，离下一级还差多少' },
];

interface LoginStepProps {
  readonly signIn: SignIn;
  readonly sandboxUrl: string | null;
}

export function LoginStep({ signIn, sandboxUrl }: LoginStepProps) {
  const start = (): void => {
    if (knowsByItself || sandboxUrl === null) signIn.start();
    else leaveForLogin(sandboxUrl);
  };
  return (
    <Page
      id="sign-in-page"
      foot={
        <>
          <Button id="wechat-login" off={signIn.busy} onTap={start}>
            {signIn.busy ? '正在登录' : '用微信登录'}
          </Button>
          <LookAround />
        </>
      }
    >
      <View className="page-head">
        <Text className="head-title">登录</Text>
        <Text className="line lead soft">微信确认您是谁，不需要密码</Text>
      </View>
      {signIn.notice !== null && <Banner id="notice">{signIn.notice}</Banner>}
      {gains.map(({ name, words }) => (
        <View key={name} className="gain">
          <Text className="gain-name">{name}</Text>
          <Text className="line soft">{words}</Text>
        </View>
      ))}
      {!knowsByItself && <Text className="line sign-in-note soft small">试用环境：登录会打开模拟的微信</Text>}
    </Page>
  );
}
