// What the shop calls me, to change with a tap; the phone it knows me by, and since when.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { type Problem, memberEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { phoneTime } from '../../clock';
import type { Me } from '../../consent/versions';
import { Face } from '../../profile/face';
import { Button } from '../../ui/button';
import { go } from '../../ui/go';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';
import { dayWords } from '../../words/days';

interface MyNameProps {
  readonly me: Me;
  readonly onChanged: () => Promise<void>;
}

export function MyName({ me, onChanged }: MyNameProps) {
  const [editing, setEditing] = useState(false);
  const since = me.joinedOn === null ? null : `${dayWords(me.joinedOn, phoneTime())}入会`;
  return (
    <View className="me-head">
      <Tap id="me-face" className="me-face" label="个人资料" onTap={() => go('profile')}>
        <Face avatar={me.avatar} />
      </Tap>
      <Tap id="name" className="me-name-row" onTap={() => setEditing(true)}>
        <Text className="me-name serif">{me.name ?? '怎么称呼您'}</Text>
        <Text className="link">{me.name === null ? '填写' : '修改'}</Text>
      </Tap>
      {me.phoneMasked !== null && (
        <Text id="phone" className="line soft number">
          {me.phoneMasked}
        </Text>
      )}
      {since !== null && (
        <Text id="since" className="line soft">
          {[since, me.joinedStore].filter((words) => words !== null).join(' · ')}
        </Text>
      )}
      {editing && <NameSheet name={me.name ?? ''} onChanged={onChanged} onClose={() => setEditing(false)} />}
    </View>
  );
}

interface NameSheetProps {
  readonly name: string;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

function NameSheet({ name: before, onChanged, onClose }: NameSheetProps) {
  const [name, setName] = useState(before);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wanted = name.trim();

  const keep = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await call(memberEndpoints.rename, { body: { name: wanted } });
      await onChanged();
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };

  return (
    <Sheet id="name-sheet" title="怎么称呼您" onClose={onClose}>
      <Input
        id="name-input"
        className="sheet-input"
        type="nickname"
        value={name}
        maxlength={20}
        focus
        cursorSpacing={160}
        placeholder="例如：王女士"
        aria-label="称呼"
        onInput={(event) => setName(event.detail.value)}
      />
      {problem !== null && <Banner>{problem.title}</Banner>}
      <Button id="name-keep" off={busy || wanted === '' || wanted === before} onTap={() => void keep()}>
        保存
      </Button>
      <Button id="name-cancel" kind="quiet" onTap={onClose}>
        取消
      </Button>
    </Sheet>
  );
}
