// Without the member's phone: name and phone number together. That may earn, never spend.
import { useState } from 'react';
import { Input, Text } from '@tarojs/components';
import { canScan } from '../device/scan';
import { inWeChat } from '../settings';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Field } from './field';
import type { Finding } from './use-finding';

export function ByTwoFacts({ finding }: { readonly finding: Finding }) {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  return (
    <Card>
      <Field label="姓名">
        <Input
          id="two-facts-name"
          className="field-input"
          value={name}
          maxlength={60}
          placeholder="会员登记的姓名"
          placeholderClass="field-empty"
          aria-label="会员姓名"
          onInput={({ detail }) => setName(detail.value)}
        />
      </Field>
      <Field label="手机号">
        <Input
          id="two-facts-phone"
          className="field-input number"
          type={inWeChat ? 'number' : 'text'}
          value={phone}
          maxlength={24}
          placeholder="11 位手机号"
          placeholderClass="field-empty"
          aria-label="会员手机号"
          nativeProps={{ inputMode: 'numeric' }}
          onInput={({ detail }) => setPhone(detail.value)}
        />
      </Field>
      <Button
        id="staff-find"
        kind={canScan ? 'quiet' : 'full'}
        off={finding.busy}
        onTap={() => void finding.byTwoFacts(phone, name)}
      >
        {finding.busy ? '正在查找' : '查找'}
      </Button>
      <Text className="line soft small field-note">这样查到的会员可以积分，不能用积分和兑换</Text>
    </Card>
  );
}
