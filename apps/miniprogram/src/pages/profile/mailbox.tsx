// 邮箱: kept once a code that was mailed to it is typed here; changed the same way, and taken away with one tap.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { type AnswerOf, emailEndpoints } from '@guike/contracts/http';
import { useRemote } from '../../remote/use-remote';
import { askWords } from '../../remote/use-rest';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { Section } from '../../ui/section';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';
import { useMailbox } from './use-mailbox';

type Answer = AnswerOf<typeof emailEndpoints.email>;
type Kept = NonNullable<Answer['email']>;

/** Nothing where the shop sends no e-mail and none is kept. */
export function Mailbox() {
  const remote = useRemote('email', emailEndpoints.email, {});
  if (remote.data === null || (!remote.data.offered && remote.data.email === null)) return null;
  return (
    <Section title="邮箱">
      <Content key={remote.at} {...remote.data} onChanged={remote.reload} />
    </Section>
  );
}

function Content({ offered, email, onChanged }: Answer & { readonly onChanged: () => Promise<void> }) {
  const [editing, setEditing] = useState(email === null);
  if (email !== null && !editing)
    return <Held email={email} onEdit={offered ? () => setEditing(true) : null} onChanged={onChanged} />;
  return <MailboxForm onKept={onChanged} />;
}

interface HeldProps {
  readonly email: Kept;
  readonly onEdit: (() => void) | null;
  readonly onChanged: () => Promise<void>;
}

function Held({ email, onEdit, onChanged }: HeldProps) {
  const { busy, problem, remove } = useMailbox(onChanged);
  const note = email.isUnreachable
    ? '这个邮箱收不到信了，请换一个，或重新验证'
    : '微信送不到时，通知发到这里；在「消息设置」里可以关';
  return (
    <Card id="mailbox">
      <Row note={note}>
        <Text id="mailbox-address">{email.masked}</Text>
      </Row>
      {problem !== null && <Banner id="mailbox-problem">{problem}</Banner>}
      <View className="mailbox-ways">
        {onEdit !== null && (
          <Tap id="mailbox-edit" className="mailbox-way" onTap={onEdit}>
            <Text className="link">更换</Text>
          </Tap>
        )}
        <Tap id="mailbox-remove" className="mailbox-way" onTap={() => !busy && void remove()}>
          <Text className="soft">{busy ? '正在删除' : '删除'}</Text>
        </Tap>
      </View>
    </Card>
  );
}

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

function MailboxForm({ onKept }: { readonly onKept: () => Promise<void> }) {
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const box = useMailbox(onKept);
  const isEmail = EMAIL.test(email);
  const maySend = isEmail && box.wait === 0 && !box.busy;
  return (
    <Card id="mailbox-form">
      <Text className="line soft small">
        可以不填。微信送不到的通知发到这里；您同意过接收营销信息的，活动也发到这里
      </Text>
      <Input
        id="mailbox-email"
        className="mailbox-input"
        type="text"
        maxlength={120}
        value={email}
        placeholder="例如 name@qq.com"
        placeholderClass="mailbox-empty"
        aria-label="邮箱"
        onInput={({ detail }) => setEmail(detail.value.trim())}
      />
      <View className="mailbox-line">
        <Input
          id="mailbox-code"
          className="mailbox-input number row-text"
          type="number"
          maxlength={6}
          value={code}
          placeholder="邮件里的 6 位数字"
          placeholderClass="mailbox-empty"
          aria-label="验证码"
          onInput={({ detail }) => setCode(detail.value.trim())}
        />
        <Tap id="mailbox-send" className="mailbox-send" onTap={() => maySend && void box.send(email)}>
          <Text className={maySend ? 'link' : 'soft'}>{box.busy ? '请稍候' : askWords(box)}</Text>
        </Tap>
      </View>
      {box.problem !== null && <Banner id="mailbox-problem">{box.problem}</Banner>}
      <Button
        id="mailbox-keep"
        kind="quiet"
        off={box.busy || !isEmail || code.length !== 6}
        onTap={() => void box.confirm(email, code)}
      >
        验证并保存
      </Button>
    </Card>
  );
}
