// An invite code that was read on a poster or told, typed in.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { inviteCode } from '@guike/contracts/http';
import { asNews } from '../../ui/aria';
import { Button } from '../../ui/button';

export function EnterCode({ onCode }: { readonly onCode: (code: string) => void }) {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const send = (): void => {
    const { data } = inviteCode.safeParse(typed);
    if (data === undefined) setWrong(true);
    else onCode(data);
  };
  return (
    <View className="section">
      <Input
        id="enter-code"
        className="invite-input number"
        placeholder="8 位邀请码"
        aria-label="邀请码"
        maxlength={8}
        value={typed}
        onInput={({ detail }) => {
          setTyped(detail.value);
          setWrong(false);
        }}
        onConfirm={send}
      />
      {isWrong && (
        <Text id="enter-problem" className="line small invite-wrong" {...asNews}>
          邀请码是 8 位数字和字母，请再看看
        </Text>
      )}
      <Button id="enter-send" kind="quiet" off={typed.trim() === ''} onTap={send}>
        打开邀请
      </Button>
    </View>
  );
}
