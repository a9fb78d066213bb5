// A link to the invitation for a short message, put where it can be pasted.
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Text } from '@tarojs/components';
import { referralEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import { asNews } from '../ui/aria';
import { Button } from '../ui/button';

export function CopyLink() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    setBusy(true);
    try {
      const { url, days } = await call(referralEndpoints.link, {});
      await Taro.setClipboardData({ data: url });
      setSaid(`链接已复制，${days} 天内有效，可以粘到短信里`);
    } catch (error) {
      setSaid(problemOf(error).title);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button id="invite-link" kind="text" off={busy} onTap={() => void copy()}>
        {busy ? '正在取链接' : '复制邀请链接'}
      </Button>
      {said !== null && (
        <Text id="invite-link-said" className="line soft small" {...asNews}>
          {said}
        </Text>
      )}
    </>
  );
}
