// What an application says: the store, what to be called, and the receipt where the shop asks for one.
import { useRef, useState } from 'react';
import { Input, Text } from '@tarojs/components';
import { profileEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { Choose } from '../../claims/choose';
import { daysBack } from '../../claims/days';
import { phoneTime } from '../../clock';
import type { Application } from '../../profile/answers';
import { answered, wishFor } from '../../rewards/wish';
import { currentSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { Banner } from '../../ui/trouble';
import { dayWords } from '../../words/days';

const DAY_MS = 86_400_000;
const DAYS = 90;
const isoDay = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

interface ApplyFormProps {
  readonly ways: NonNullable<Application['ways']>;
  readonly onFiled: () => Promise<void>;
}

interface Filled {
  readonly store: string;
  readonly name: string;
  readonly day: string;
  readonly number: string;
}

export function ApplyForm({ ways, onFiled }: ApplyFormProps) {
  const only = ways.stores.length === 1 ? (ways.stores[0]?.code ?? '') : '';
  const [filled, setFilled] = useState<Filled>({ store: only, name: '', day: '', number: '' });
  const { busy, problem, file } = useFiling(ways, onFiled);
  const { store, name, day, number } = filled;
  const now = phoneTime();
  const receiptMissing = ways.withReceipt && (day === '' || number.trim() === '');
  return (
    <Card id="apply-form">
      <Choose
        id="apply-store"
        label="门店"
        value={store}
        options={ways.stores.map((each) => ({ value: each.code, label: each.name }))}
        onChoose={(chosen) => setFilled({ ...filled, store: chosen })}
      />
      <Field
        id="apply-name"
        label="怎么称呼您"
        hint="例如：王女士"
        value={name}
        onChange={(each) => setFilled({ ...filled, name: each })}
      />
      {ways.withReceipt && (
        <>
          <Choose
            id="apply-day"
            label="小票日期"
            value={day}
            options={daysBack(isoDay(now), isoDay(now - DAYS * DAY_MS)).map((each) => ({
              value: each,
              label: dayWords(each, now),
            }))}
            onChoose={(chosen) => setFilled({ ...filled, day: chosen })}
          />
          <Field
            id="apply-number"
            label="小票号"
            hint="小票上的单号"
            value={number}
            onChange={(each) => setFilled({ ...filled, number: each })}
          />
        </>
      )}
      {problem !== null && <Banner id="apply-problem">{problem}</Banner>}
      <Button
        id="apply-file"
        off={busy || store === '' || name.trim() === '' || receiptMissing}
        onTap={() => void file(filled)}
      >
        {busy ? '正在提交' : '提交申请'}
      </Button>
      <Text className="line soft small">{`由${ways.approvedBy}审核，结果会发消息给您`}</Text>
    </Card>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Field({ id, label, hint, value, onChange }: FieldProps) {
  return (
    <Row
      side={
        <Input
          id={id}
          className="claim-input"
          value={value}
          maxlength={60}
          placeholder={hint}
          placeholderClass="soft"
          aria-label={label}
          onInput={({ detail }) => onChange(detail.value)}
        />
      }
    >
      <Text className="soft">{label}</Text>
    </Row>
  );
}

/** Once however often it is tapped. */
function useFiling(ways: ApplyFormProps['ways'], onFiled: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);
  const file = async ({ store, name, day, number }: Filled): Promise<void> => {
    const scope = currentSession()?.scope;
    if (asked.current || scope === undefined) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    const wish = `apply/${store}/${day}/${number.trim()}`;
    const receipt = ways.withReceipt ? { businessDay: day, number: number.trim() } : null;
    try {
      const body = {
        id: wishFor(scope, wish),
        store,
        name: name.trim(),
        receipt,
        note: '',
        consentVersion: ways.paperVersion,
      };
      await call(profileEndpoints.apply, { body });
      answered(scope, wish);
      await onFiled();
    } catch (error) {
      setProblem(problemOf(error).title);
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, file };
}
