// Sizes, likings, and how I want to be spoken to: kept all at once.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { type BodyOf, profileEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import type { Profile } from '../../profile/answers';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Row } from '../../ui/row';
import { Section } from '../../ui/section';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';

type Told = BodyOf<typeof profileEndpoints.saveProfile>;
type Line = 'top' | 'bottom' | 'shoes' | 'colours' | 'drink';

const sizes: readonly { name: Line; label: string; hint: string }[] = [
  { name: 'top', label: '上装', hint: '例如 M' },
  { name: 'bottom', label: '下装', hint: '例如 28' },
  { name: 'shoes', label: '鞋', hint: '例如 37' },
];
const likings: readonly { name: Line; label: string; hint: string }[] = [
  { name: 'colours', label: '常穿的颜色', hint: '例如 米白、墨绿' },
  { name: 'drink', label: '喝什么', hint: '例如 龙井' },
];
const contacts = [
  { value: 'wechat', label: '微信' },
  { value: 'phone', label: '电话' },
  { value: 'none', label: '请勿主动联系' },
] as const;

function toldIn({ top, bottom, shoes, colours, drink, interests, contact }: Profile): Told {
  return { top, bottom, shoes, colours, drink, interests, contact };
}

interface LikingsProps {
  readonly profile: Profile;
  readonly onChanged: () => Promise<void>;
}

export function Likings({ profile, onChanged }: LikingsProps) {
  const [told, setTold] = useState(toldIn(profile));
  const { busy, said, save } = useSaving(onChanged);
  const changed = JSON.stringify(told) !== JSON.stringify(toldIn(profile));
  const field = ({ name, label, hint }: (typeof sizes)[number]) => (
    <Field
      key={name}
      {...{ name, label, hint }}
      value={told[name]}
      onChange={(value) => setTold({ ...told, [name]: value })}
    />
  );
  const toggle = (interest: string): void =>
    setTold({
      ...told,
      interests: told.interests.includes(interest)
        ? told.interests.filter((each) => each !== interest)
        : [...told.interests, interest],
    });
  return (
    <>
      <Section title="尺码">
        <Card>{sizes.map(field)}</Card>
      </Section>
      <Section title="喜好">
        <Card>
          {likings.map(field)}
          <View className="chips">
            {profile.interestsOffered.map((each) => (
              <Chip
                key={each}
                id={`interest-${each}`}
                label={each}
                on={told.interests.includes(each)}
                onTap={() => toggle(each)}
              />
            ))}
          </View>
        </Card>
      </Section>
      <Section title="联系方式">
        <View className="chips">
          {contacts.map(({ value, label }) => (
            <Chip
              key={value}
              id={`contact-${value}`}
              label={label}
              on={told.contact === value}
              onTap={() => setTold({ ...told, contact: told.contact === value ? null : value })}
            />
          ))}
        </View>
      </Section>
      {said !== null && <Banner id="profile-said">{said}</Banner>}
      <Button id="profile-save" off={busy || !changed} onTap={() => void save(told)}>
        {busy ? '正在保存' : '保存'}
      </Button>
    </>
  );
}

interface FieldProps {
  readonly name: Line;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Field({ name, label, hint, value, onChange }: FieldProps) {
  const longest = name === 'colours' ? 40 : name === 'drink' ? 20 : 12;
  return (
    <Row
      side={
        <Input
          id={`field-${name}`}
          className="claim-input"
          value={value}
          maxlength={longest}
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

interface ChipProps {
  readonly id: string;
  readonly label: string;
  readonly on: boolean;
  readonly onTap: () => void;
}

function Chip({ id, label, on, onTap }: ChipProps) {
  return (
    <Tap id={id} className={classes('chip', on && 'chip-on')} label={`${label}${on ? '，已选' : ''}`} onTap={onTap}>
      <Text>{label}</Text>
    </Tap>
  );
}

function useSaving(onChanged: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const save = async (body: Told): Promise<void> => {
    setBusy(true);
    setSaid(null);
    try {
      await call(profileEndpoints.saveProfile, { body });
      await onChanged();
    } catch (error) {
      setSaid(problemOf(error).title);
      setBusy(false);
    }
  };
  return { busy, said, save };
}
