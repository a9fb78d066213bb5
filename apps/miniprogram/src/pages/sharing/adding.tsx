// Naming somebody of the family who has no phone of their own here, with their consent.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { familyEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { useWish } from '../../benefits/use-wish';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/sheet';
import { Tick } from '../../ui/tick';
import { Banner } from '../../ui/trouble';
import type { Relation } from '../../words/relations';
import { RelationChoice } from './relation-choice';

interface AddingProps {
  readonly consent: string;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

export function Adding({ consent, onChanged, onClose }: AddingProps) {
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<Relation>('spouse');
  const [agreed, setAgreed] = useState(false);
  const { busy, problem, send } = useWish(onChanged);
  const add = (): void =>
    void send(`family/${name}/${relation}`, async (id) => {
      await call(familyEndpoints.addFamily, { body: { id, name: name.trim(), relation, consent: true } });
      await onChanged();
      onClose();
    });
  return (
    <Sheet id="adding" title="登记家人姓名" onClose={onClose}>
      <View className="section">
        <Input
          id="family-name"
          className="booking-note"
          maxlength={20}
          placeholder="姓名"
          value={name}
          onInput={({ detail }) => setName(detail.value)}
        />
      </View>
      <RelationChoice chosen={relation} onChoose={setRelation} />
      <Tick id="family-consent" ticked={agreed} label="已得到家人同意" onChange={setAgreed}>
        <Text className="small">{consent}</Text>
      </Tick>
      {problem !== null && <Banner id="adding-problem">{problem}</Banner>}
      <View className="section">
        <Button id="adding-send" off={busy || name.trim() === '' || !agreed} onTap={add}>
          {busy ? '正在添加' : '添加'}
        </Button>
        <Button id="adding-cancel" kind="quiet" onTap={onClose}>
          先不添加
        </Button>
      </View>
    </Sheet>
  );
}
