// Typing the code of a member, a redemption or a coupon.
import { useState } from 'react';
import { Input } from '@tarojs/components';
import { canScan } from '../device/scan';
import { inWeChat } from '../settings';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Field } from './field';
import type { Finding } from './use-finding';

/** Twenty digits and the spaces between. */
const LONGEST = 30;

export function ByCode({ finding }: { readonly finding: Finding }) {
  const [text, setText] = useState('');
  const find = async (): Promise<void> => {
    if (await finding.byCode(text)) setText('');
  };
  return (
    <Card>
      <Field label="会员码 20 位，兑换码 12 位，券码 14 位">
        <Input
          id="staff-code"
          className="field-input code-input number"
          type={inWeChat ? 'number' : 'text'}
          value={text}
          maxlength={LONGEST}
          placeholder="输入数字"
          placeholderClass="field-empty"
          aria-label="会员码、兑换码或券码"
          nativeProps={{ inputMode: 'numeric' }}
          onInput={({ detail }) => setText(detail.value)}
          onConfirm={() => void find()}
        />
      </Field>
      <Button id="staff-find" kind={canScan ? 'quiet' : 'full'} off={finding.busy} onTap={() => void find()}>
        {finding.busy ? '正在查找' : '查找'}
      </Button>
    </Card>
  );
}
