// A birthday by the sun or the moon, with what it comes to this year before it is kept; it can be changed once.
import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { profileEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { Choose } from '../../claims/choose';
import { phoneTime } from '../../clock';
import type { Profile } from '../../profile/answers';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Row } from '../../ui/row';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';
import { type Calendar, birthDays, birthMonths, birthYears } from '../../words/birthdays';

interface BirthdayProps {
  readonly profile: Profile;
  readonly onChanged: () => Promise<void>;
}

export function Birthday({ profile, onChanged }: BirthdayProps) {
  const [editing, setEditing] = useState(profile.birthday === null);
  if (profile.birthday !== null && !editing)
    return (
      <Card id="birthday">
        <Row
          note={profile.birthdayLocked ? '已修改过一次，再修改请到门店办理' : '可以修改一次'}
          side={
            profile.birthdayLocked ? null : (
              <Tap id="birthday-edit" onTap={() => setEditing(true)}>
                <Text className="link">修改</Text>
              </Tap>
            )
          }
        >
          <Text id="birthday-words">{profile.birthday.words}</Text>
        </Row>
      </Card>
    );
  const kept = async (): Promise<void> => {
    await onChanged();
    setEditing(false);
  };
  return <BirthdayForm before={profile.birthday?.text ?? null} onKept={kept} />;
}

const calendars: readonly { value: Calendar; label: string }[] = [
  { value: 'solar', label: '公历' },
  { value: 'lunar', label: '农历' },
];

function BirthdayForm({ before, onKept }: { readonly before: string | null; readonly onKept: () => Promise<void> }) {
  const [calendar, setCalendar] = useState<Calendar>(before?.startsWith('lunar') === true ? 'lunar' : 'solar');
  const [[year = '', month = '', day = ''], setDate] = useState<string[]>(before?.slice(6).split('-') ?? []);
  const whole = year !== '' && month !== '' && day !== '';
  const birthday = whole ? `${calendar}:${year}-${month}-${day}` : null;
  const said = useWords(birthday);
  const { busy, problem, keep } = useKeeping(onKept);
  return (
    <Card id="birthday-form">
      <View className="calendars">
        {calendars.map(({ value, label }) => (
          <Tap
            key={value}
            id={`calendar-${value}`}
            className={classes('calendar', value === calendar && 'calendar-on')}
            onTap={() => setCalendar(value)}
          >
            <Text>{label}</Text>
          </Tap>
        ))}
      </View>
      <Choose
        id="birth-year"
        label="年"
        value={year}
        options={birthYears(new Date(phoneTime()).getFullYear())}
        onChoose={(chosen) => setDate([chosen, month, day])}
      />
      <Choose
        id="birth-month"
        label="月"
        value={month}
        options={birthMonths(calendar)}
        onChoose={(chosen) => setDate([year, chosen, day])}
      />
      <Choose
        id="birth-day"
        label="日"
        value={day}
        options={birthDays(calendar, month)}
        onChoose={(chosen) => setDate([year, month, chosen])}
      />
      {said !== null && (
        <Text id="birthday-preview" className="line soft">
          {said}
        </Text>
      )}
      {problem !== null && <Banner id="birthday-problem">{problem}</Banner>}
      <Button
        id="birthday-keep"
        kind="quiet"
        off={busy || birthday === null || birthday === before}
        onTap={() => birthday !== null && void keep(birthday)}
      >
        {busy ? '正在保存' : '保存生日'}
      </Button>
      <Text className="line soft small">保存后可以修改一次。生日礼遇按它来安排</Text>
    </Card>
  );
}

/** What a birthday comes to, as the server says it; null while nothing whole is chosen. */
function useWords(birthday: string | null): string | null {
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    let isLatest = true;
    setWords(null);
    if (birthday === null) return undefined;
    call(profileEndpoints.birthdayInWords, { query: { birthday } })
      .then((answer) => isLatest && setWords(answer.words ?? '这一年没有这一天，请重新选择'))
      .catch(() => undefined); // Only a help: keeping it says what is wrong.
    return () => {
      isLatest = false;
    };
  }, [birthday]);
  return words;
}

function useKeeping(onKept: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (birthday: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await call(profileEndpoints.setBirthday, { body: { birthday } });
      await onKept();
    } catch (error) {
      setProblem(problemOf(error).title);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, keep };
}
