// Typing the code of a ticket or a card at the door.
import { useState } from 'react';
import { Input } from '@tarojs/components';
import { canScan } from '../device/scan';
import { inWeChat } from '../settings';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Field } from './field';

/** Twenty digits and the spaces between. */
const LONGEST = 30;

interface ByTicketProps {
  /** Settles to true when it was a ticket or a card. */
  readonly onRead: (text: string) => Promise<boolean>;
}

export function ByTicket({ onRead }: ByTicketProps) {
  const [text, setText] = useState('');
  const read = (): void => {
    const typed = text;
    setText(''); // The next guest stands there already.
    void onRead(typed).then((wasOne) => {
      if (!wasOne) setText(typed);
    });
  };
  return (
    <Card>
      <Field label="入场码 12 位，或会员码 20 位">
        <Input
          id="door-code"
          className="field-input code-input number"
          type={inWeChat ? 'number' : 'text'}
          value={text}
          maxlength={LONGEST}
          placeholder="输入数字"
          placeholderClass="field-empty"
          aria-label="入场码或会员码"
          nativeProps={{ inputMode: 'numeric' }}
          onInput={({ detail }) => setText(detail.value)}
          onConfirm={read}
        />
      </Field>
      <Button id="door-read" kind={canScan ? 'quiet' : 'full'} onTap={read}>
        登记到场
      </Button>
    </Card>
  );
}
