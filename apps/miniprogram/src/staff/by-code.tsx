// Typing the code of a member, a redemption or a coupon.
import { useState } from 'react';
import { canScan } from '../device/scan';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { CodeInput } from './code-input';
import { Field } from './field';
import type { Finding } from './use-finding';

export function ByCode({ finding }: { readonly finding: Finding }) {
  const [text, setText] = useState('');
  const find = async (): Promise<void> => {
    if (await finding.byCode(text)) setText('');
  };
  return (
    <Card>
      <Field label="会员码 20 位，兑换码 12 位，券码 14 位">
        <CodeInput
          id="staff-code"
          label="会员码、兑换码或券码"
          value={text}
          onType={setText}
          onConfirm={() => void find()}
        />
      </Field>
      <Button id="staff-find" kind={canScan ? 'quiet' : 'full'} off={finding.busy} onTap={() => void find()}>
        {finding.busy ? '正在查找' : '查找'}
      </Button>
    </Card>
  );
}
