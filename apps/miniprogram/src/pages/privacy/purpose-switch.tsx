// One purpose: what it is for, whether I agree, since when; a tap gives or takes back.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { profileEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { phoneTime } from '../../clock';
import { versionWords } from '../../consent/versions';
import type { Privacy } from '../../profile/answers';
import { asTick } from '../../ui/aria';
import { classes } from '../../ui/classes';
import { Banner } from '../../ui/trouble';
import { instantDayWords } from '../../words/days';

type Choice = Privacy['purposes'][number];

interface PurposeSwitchProps {
  readonly choice: Choice;
  readonly onChanged: () => Promise<void>;
}

export function PurposeSwitch({ choice, onChanged }: PurposeSwitchProps) {
  const { purpose, title, text, version, givenAt } = choice;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isOn = givenAt !== null;
  const change = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await call(profileEndpoints.setPurpose, { params: { purpose }, body: { given: !isOn, version } });
    } catch (error) {
      setProblem(problemOf(error).title);
    } finally {
      await onChanged();
      setBusy(false);
    }
  };
  return (
    <>
      <View id={`purpose-${purpose}`} className="purpose" onClick={() => void change()} {...asTick(title, isOn)}>
        <View className="row-text">
          <Text className="line">{title}</Text>
          <Text className="line soft small">{text}</Text>
          <Text id={`purpose-${purpose}-state`} className="line soft small">
            {stateWords(choice)}
          </Text>
        </View>
        <View className={classes('switch', isOn && 'switch-on', busy && 'switch-busy')}>
          <View className="switch-knob" />
        </View>
      </View>
      {problem !== null && <Banner>{problem}</Banner>}
    </>
  );
}

function stateWords({ givenAt, withdrawnAt, version }: Choice): string {
  if (givenAt !== null) return `${instantDayWords(givenAt, phoneTime())}同意，${versionWords(version)}`;
  return withdrawnAt === null ? '未同意' : `${instantDayWords(withdrawnAt, phoneTime())}撤回`;
}
