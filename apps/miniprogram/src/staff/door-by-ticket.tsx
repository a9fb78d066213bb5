// Typing the code of a ticket or a card at the door.
import { useState } from 'react';
import { canScan } from '../device/scan';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { CodeInput } from './code-input';
import { Field } from './field';

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
        <CodeInput id="door-code" label="入场码或会员码" value={text} onType={setText} onConfirm={read} />
      </Field>
      <Button id="door-read" kind={canScan ? 'quiet' : 'full'} onTap={read}>
        登记到场
      </Button>
    </Card>
  );
}
