// Proving a phone by six digits in a short message, instead of WeChat's button.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { askWords } from '../../remote/use-rest';
import { Button } from '../../ui/button';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';
import type { Sms } from './use-sms';

interface SmsFormProps {
  readonly sms: Sms;
  readonly busy: boolean;
  readonly onSend: (phone: string) => void;
  readonly onProve: (phone: string, code: string) => void;
}

const PHONE = /^1[3-9]\d{9}$/;

export function SmsForm({ sms, busy, onSend, onProve }: SmsFormProps) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const isPhone = PHONE.test(phone);
  const maySend = isPhone && sms.wait === 0 && !sms.busy;
  return (
    <View id="sms-form" className="card sms-form">
      <Text className="line soft small">手机号</Text>
      <Input
        id="sms-phone"
        className="name-input number"
        type="number"
        maxlength={11}
        value={phone}
        placeholder="11 位手机号"
        placeholderClass="name-empty"
        aria-label="手机号"
        onInput={({ detail }) => setPhone(detail.value.trim())}
      />
      <View className="sms-line">
        <View className="row-text">
          <Text className="line soft small">验证码</Text>
          <Input
            id="sms-code"
            className="name-input number"
            type="number"
            maxlength={6}
            value={code}
            placeholder="短信里的 6 位数字"
            placeholderClass="name-empty"
            aria-label="验证码"
            onInput={({ detail }) => setCode(detail.value.trim())}
          />
        </View>
        <Tap id="sms-send" className="sms-send" onTap={() => maySend && onSend(phone)}>
          <Text className={maySend ? 'link' : 'soft'}>{sms.busy ? '正在发送' : askWords(sms)}</Text>
        </Tap>
      </View>
      {sms.problem !== null && <Banner id="sms-problem">{sms.problem}</Banner>}
      <Button id="sms-prove" off={busy || !isPhone || code.length !== 6} onTap={() => onProve(phone, code)}>
        {busy ? '正在绑定' : '验证并登录'}
      </Button>
    </View>
  );
}
