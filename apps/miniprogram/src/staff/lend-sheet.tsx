// Lending something to the member before a guide: what is written on it, and for how many days.
import { useRef, useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { loanEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { newId } from '../rewards/wish';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import { Field } from './field';
import { staffCall, staffWords } from './staff-call';

const DAYS = 7;

interface LendSheetProps {
  readonly memberId: string;
  readonly offer: { readonly code: string; readonly name: string };
  readonly onLent: () => Promise<void>;
  readonly onClose: () => void;
}

export function LendSheet({ memberId, offer: { code, name }, onLent, onClose }: LendSheetProps) {
  const [item, setItem] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useRef(newId());
  const lend = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await staffCall(loanEndpoints.lend, { body: { memberId, id: id.current, code, item: item.trim(), days: DAYS } });
      await onLent();
      onClose();
    } catch (error) {
      setProblem(staffWords(problemOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet id="lending" title={name} onClose={onClose}>
      <Field label="借出哪一件">
        <Input
          id="lend-item"
          className="field-input"
          maxlength={20}
          placeholder="上面的编号，如 伞 12"
          value={item}
          onInput={({ detail }) => setItem(detail.value)}
        />
      </Field>
      <Text className="line soft small">{`${DAYS} 天内还到任一门店，过期会提醒会员`}</Text>
      {problem !== null && <Banner id="lend-problem">{problem}</Banner>}
      <View className="section">
        <Button id="lend" off={busy || item.trim() === ''} onTap={() => void lend()}>
          {busy ? '正在记下' : '借出'}
        </Button>
        <Button id="lend-cancel" kind="quiet" onTap={onClose}>
          先不借
        </Button>
      </View>
    </Sheet>
  );
}
