// The line that says under which name my looks are shown, and the sheet to choose one or none.
import { useState } from 'react';
import { Input, Text } from '@tarojs/components';
import { Button } from '../ui/button';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import { type UsedPublicName, usePublicName } from './use-public-name';

const LONGEST = 12;

export function PublicName() {
  const used = usePublicName();
  const [isOpen, setOpen] = useState(false);
  const mine = used.remote.data;
  if (mine === null) return null;
  return (
    <>
      <Row
        id="public-name"
        note={mine.sentence}
        side={<Text className="soft">{mine.state === 'shown' ? mine.name : '会员'}</Text>}
        onTap={() => setOpen(true)}
      >
        穿搭上的名字
      </Row>
      {isOpen && <NameSheet before={mine.name} used={used} onClose={() => setOpen(false)} />}
    </>
  );
}

interface NameSheetProps {
  readonly before: string | null;
  readonly used: UsedPublicName;
  readonly onClose: () => void;
}

function NameSheet({ before, used: { busy, problem, keep }, onClose }: NameSheetProps) {
  const [name, setName] = useState(before ?? '');
  const wanted = name.trim();
  const send = async (wish: string | null): Promise<void> => {
    if (await keep(wish)) onClose();
  };
  return (
    <Sheet id="public-name-sheet" title="穿搭上的名字" onClose={onClose}>
      <Text className="line soft sheet-words">
        所有人看得到，写在您公开的每套穿搭上；改了马上都改。不填写“会员”，不会写您的姓名和电话
      </Text>
      <Input
        id="public-name-input"
        className="sheet-input"
        type="nickname"
        value={name}
        maxlength={LONGEST}
        cursorSpacing={160}
        placeholder="2 到 12 个字"
        placeholderClass="soft"
        aria-label="穿搭上的名字"
        onInput={({ detail }) => setName(detail.value)}
      />
      {problem !== null && <Banner id="public-name-problem">{problem}</Banner>}
      <Button id="public-name-keep" off={busy || wanted === ''} onTap={() => void send(wanted)}>
        {busy ? '正在保存' : '用这个名字'}
      </Button>
      {before !== null && (
        <Button id="public-name-drop" kind="quiet" off={busy} onTap={() => void send(null)}>
          不写名字
        </Button>
      )}
      <Button id="public-name-close" kind="text" onTap={onClose}>
        先不改
      </Button>
    </Sheet>
  );
}
