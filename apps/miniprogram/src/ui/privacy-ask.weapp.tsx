// WeChat's privacy question over whatever page needs a personal API: what it is for, the notice to read, yes or no.
import { useEffect, useRef, useState } from 'react';
import { Button as NativeButton, Text } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { type PrivacyAsked, onPrivacyAsked } from '../device/privacy-asked';
import { Button } from './button';
import { Sheet } from './sheet';
import { Tap } from './tap';

export function PrivacyAsk() {
  const [asked, setAsked] = useState<PrivacyAsked | null>(null);
  // The page in front is the last to have said so.
  const stop = useRef<() => void>(() => undefined);
  useDidShow(() => {
    stop.current();
    stop.current = onPrivacyAsked(setAsked);
  });
  useEffect(() => () => stop.current(), []);
  if (asked === null) return null;
  const answer = (agreed: boolean): void => {
    asked.answer(agreed);
    setAsked(null);
  };
  return (
    <Sheet id="privacy-ask" title="先看一下隐私说明" onClose={() => answer(false)}>
      <Text className="line soft">手机号用来找到您的会员卡，头像和昵称由您自己选择。不同意也可以继续浏览。</Text>
      <Tap id="privacy-read" onTap={asked.read}>
        <Text className="link">查看小程序隐私保护指引</Text>
      </Tap>
      <NativeButton
        id="privacy-agree"
        className="button"
        hoverClass="pressed"
        openType="agreePrivacyAuthorization"
        onAgreePrivacyAuthorization={() => answer(true)}
      >
        同意
      </NativeButton>
      <Button id="privacy-decline" kind="quiet" onTap={() => answer(false)}>
        暂不同意
      </Button>
    </Sheet>
  );
}
