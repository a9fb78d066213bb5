// Who comes along: names, children with their guardian's word, and what it costs for all.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { inWeChat } from '../settings';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Tick } from '../ui/tick';
import { Banner } from '../ui/trouble';
import { grouped, yuanWords } from '../words/numbers';
import { type MyEvent, acceptWords } from './invitations';
import { type Companions, type Draft, companionsOf, draftsOf, missingIn, nobody } from './party';
import type { Answering } from './use-answering';

interface PartySheetProps {
  readonly event: MyEvent;
  readonly answering: Answering;
  readonly onClose: () => void;
}

export function PartySheet({ event, answering: { busy, problem, accept, changeParty }, onClose }: PartySheetProps) {
  const { companions: most, can, mine } = event;
  const changes = !can.accept;
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => (changes ? draftsOf(mine) : []));
  const [missing, setMissing] = useState<string | null>(null);
  const change = (next: readonly Draft[]): void => {
    setDrafts(next);
    setMissing(null);
  };
  const send = async (): Promise<void> => {
    const lacking = missingIn(drafts);
    setMissing(lacking);
    if (lacking !== null) return;
    const companions: Companions = companionsOf(drafts);
    if (await (changes ? changeParty(companions) : accept(companions))) onClose();
  };
  const wrong = missing ?? problem;
  return (
    <Sheet id="party" title={titleOf(event, changes)} onClose={onClose}>
      <Text className="line soft section">
        {most === 0 ? '这一场一人一席，不带同行。' : `您本人，另可带 ${most} 位。${childWords(event)}`}
      </Text>
      {drafts.map((draft, place) => (
        <Companion
          key={draft.key}
          draft={draft}
          place={place}
          withChildren={event.children.allowed}
          onChange={(next) => change(drafts.map((each) => (each.key === next.key ? next : each)))}
          onRemove={() => change(drafts.filter(({ key }) => key !== draft.key))}
        />
      ))}
      {drafts.length < most && (
        <Button
          id="add-companion"
          kind="text"
          onTap={() => change([...drafts, nobody(Math.max(-1, ...drafts.map(({ key }) => key)) + 1)])}
        >
          带一位同行
        </Button>
      )}
      <Text id="party-sum" className="line section number">
        {sumWords(event, 1 + drafts.length)}
      </Text>
      {can.accept && can.wait && <Text className="line soft small">{event.waitingWords}</Text>}
      {wrong !== null && <Banner id="party-problem">{wrong}</Banner>}
      <View className="section">
        <Button id="party-send" off={busy} onTap={() => void send()}>
          {busy ? '正在回复' : changes ? '就这样' : acceptWords(event)}
        </Button>
        <Button id="party-cancel" kind="quiet" onTap={onClose}>
          再想想
        </Button>
      </View>
    </Sheet>
  );
}

const titleOf = (event: MyEvent, changes: boolean): string =>
  changes ? '谁和您同来' : event.can.wait ? '已满，可排候补' : acceptWords(event);

const childWords = ({ children: { allowed, note } }: MyEvent): string =>
  allowed ? `可带孩子${note === '' ? '' : `，${note}`}。` : '这一场不带孩子。';

function sumWords({ price: { kind, points, fen } }: MyEvent, persons: number): string {
  if (kind === 'points') return `${persons} 位，共 ${grouped(points * persons)} 积分`;
  return kind === 'fee' ? `${persons} 位，共 ${yuanWords(fen * persons)}，到店付` : `${persons} 位，不收费`;
}

interface CompanionProps {
  readonly draft: Draft;
  /** From 0. */
  readonly place: number;
  readonly withChildren: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onRemove: () => void;
}

function Companion({ draft, place, withChildren, onChange, onRemove }: CompanionProps) {
  const { name, child, age, consent } = draft;
  const who = `第 ${place + 1} 位同行`;
  return (
    <View className="party">
      <View className="party-head">
        <Text className="soft small">{who}</Text>
        <Button id={`remove-${place}`} kind="text" onTap={onRemove}>
          不带了
        </Button>
      </View>
      <Input
        id={`companion-${place}`}
        className="party-input"
        value={name}
        maxlength={30}
        placeholder="怎么称呼"
        placeholderClass="party-empty"
        aria-label={`${who}的称呼`}
        onInput={({ detail }) => onChange({ ...draft, name: detail.value })}
      />
      {withChildren && (
        <Tick
          id={`child-${place}`}
          ticked={child}
          label="是孩子"
          onChange={(next) => onChange({ ...draft, child: next })}
        >
          <Text>是孩子</Text>
        </Tick>
      )}
      {child && (
        <>
          <Input
            id={`age-${place}`}
            className="party-input number"
            type={inWeChat ? 'number' : 'text'}
            value={age}
            maxlength={2}
            placeholder="几岁"
            placeholderClass="party-empty"
            aria-label={`${who}的年龄`}
            nativeProps={{ inputMode: 'numeric' }}
            onInput={({ detail }) => onChange({ ...draft, age: detail.value })}
          />
          <Tick
            id={`guardian-${place}`}
            ticked={consent}
            label="监护人同意"
            onChange={(next) => onChange({ ...draft, consent: next })}
          >
            <Text>我是监护人，或已得到监护人同意，当天由大人陪同。称呼和年龄只用于这场活动</Text>
          </Tick>
        </>
      )}
    </View>
  );
}
