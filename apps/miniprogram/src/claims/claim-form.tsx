// What a claim needs: the store, the day and the number, as they stand on the receipt.
import { useState } from 'react';
import { Input, Text } from '@tarojs/components';
import type { AnswerOf, claimEndpoints } from '@guike/contracts/http';
import { phoneTime } from '../clock';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Row } from '../ui/row';
import { Banner } from '../ui/trouble';
import { dayWords } from '../words/days';
import { Choose } from './choose';
import { daysBack } from './days';
import { useFiling } from './use-filing';

export type ClaimsPage = AnswerOf<typeof claimEndpoints.claims>;

interface ClaimFormProps {
  readonly page: ClaimsPage;
  readonly rules: NonNullable<ClaimsPage['rules']>;
  readonly onFiled: () => Promise<void>;
}

export function ClaimForm({ page, rules, onFiled }: ClaimFormProps) {
  const only = page.stores.length === 1 ? page.stores[0]?.code : undefined;
  const [store, setStore] = useState(only ?? '');
  const [day, setDay] = useState('');
  const [number, setNumber] = useState('');
  const filing = useFiling(async () => {
    setNumber('');
    setDay('');
    await onFiled();
  });
  const wanted = number.trim();
  const now = phoneTime();
  const missing = store === '' || day === '' || wanted === '';
  return (
    <Card id="claim-form">
      <Choose
        id="claim-store"
        label="门店"
        value={store}
        options={page.stores.map(({ code, name }) => ({ value: code, label: name }))}
        onChoose={setStore}
      />
      <Choose
        id="claim-day"
        label="小票日期"
        value={day}
        options={daysBack(rules.today, rules.from).map((each) => ({ value: each, label: dayWords(each, now) }))}
        onChoose={setDay}
      />
      <NumberRow number={number} onChange={setNumber} />
      {filing.problem !== null && <Banner id="claim-problem">{filing.problem}</Banner>}
      <Button
        id="claim-file"
        off={filing.busy || missing || rules.left === 0}
        onTap={() => void filing.file({ store, businessDay: day, number: wanted })}
      >
        {filing.busy ? '正在提交' : '提交'}
      </Button>
      <Text id="claim-left" className="line soft small claim-note">
        {rules.left === 0
          ? '这个月的补登次数已用完，请带小票到门店核对'
          : `门店核对后记入积分，这个月还可以提交 ${rules.left} 次`}
      </Text>
    </Card>
  );
}

function NumberRow({ number, onChange }: { readonly number: string; readonly onChange: (number: string) => void }) {
  return (
    <Row
      side={
        <Input
          id="claim-number"
          className="claim-input number"
          value={number}
          maxlength={64}
          placeholder="小票上的单号"
          placeholderClass="soft"
          aria-label="小票号"
          onInput={({ detail }) => onChange(detail.value)}
        />
      }
    >
      <Text className="soft">小票号</Text>
    </Row>
  );
}
