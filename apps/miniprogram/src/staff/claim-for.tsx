// 代为补登: the receipt of a sale at which the member before the guide was forgotten, for a manager to check.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { Choose } from '../claims/choose';
import { daysBack } from '../claims/days';
import { phoneTime } from '../clock';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { dayWords } from '../words/days';
import { Field } from './field';
import { useClaimFor } from './use-claim-for';
import '../claims/claims.css';

/** As far back as a receipt may be chosen here; the server has the last word. */
const DAYS = 30;
const DAY_MS = 86_400_000;
/** The shop's clock, wherever the phone is set. */
const SHOP_MS = 8 * 3_600_000;

const dayAt = (at: number): string => new Date(at + SHOP_MS).toISOString().slice(0, 10);

export function ClaimFor({ memberId }: { readonly memberId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Section title="补登小票">
      {open ? (
        <Receipt memberId={memberId} />
      ) : (
        <Button id="claim-for" kind="quiet" onTap={() => setOpen(true)}>
          有一笔忘了报会员
        </Button>
      )}
    </Section>
  );
}

function Receipt({ memberId }: { readonly memberId: string }) {
  const [day, setDay] = useState('');
  const [number, setNumber] = useState('');
  const { claim, busy, problem, file } = useClaimFor(memberId);
  const now = phoneTime();
  if (claim !== null) return <Banner id="claim-for-done">{`小票 ${claim.number} 已提交。${claim.sentence}`}</Banner>;
  return (
    <View className="card" id="claim-for-form">
      <Choose
        id="claim-for-day"
        label="小票日期"
        value={day}
        options={daysBack(dayAt(now), dayAt(now - DAYS * DAY_MS)).map((each) => ({
          value: each,
          label: dayWords(each, now),
        }))}
        onChoose={setDay}
      />
      <Field label="小票号">
        <Input
          id="claim-for-number"
          className="field-input number"
          value={number}
          maxlength={64}
          placeholder="本店小票上的单号"
          placeholderClass="field-empty"
          aria-label="小票号"
          onInput={({ detail }) => setNumber(detail.value)}
        />
      </Field>
      {problem !== null && <Banner id="claim-for-problem">{problem}</Banner>}
      <Button
        id="claim-for-file"
        kind="quiet"
        off={busy || day === '' || number.trim() === ''}
        onTap={() => void file(day, number.trim())}
      >
        {busy ? '正在提交' : '提交给店长核对'}
      </Button>
      <Text className="line soft small field-note">只能补登本店的小票，店长或总务核对后记入积分</Text>
    </View>
  );
}
