// Who is expected at the door, those still to come first; a tap counts them in by hand.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from '../ui/button';
import { Row } from '../ui/row';
import { Section } from '../ui/section';
import { Sheet } from '../ui/sheet';
import { yuanWords } from '../words/numbers';
import type { DoorLine } from './door-book';
import { Stepper } from './stepper';

/** More are found by their code. */
const SHOWN = 60;

interface DoorLinesProps {
  readonly lines: readonly DoorLine[];
  /** Parties on the waiting list. */
  readonly waiting: number;
  readonly onIn: (memberId: string, persons: number) => Promise<void>;
}

export function DoorLines({ lines, waiting, onIn }: DoorLinesProps) {
  const [chosen, setChosen] = useState<DoorLine | null>(null);
  return (
    <Section
      id="door-lines"
      title="名单"
      side={waiting > 0 ? <Text className="soft small number">{`另有候补 ${waiting} 组`}</Text> : null}
    >
      {lines.length === 0 && <Text className="line soft">还没有人接受邀请</Text>}
      {lines.slice(0, SHOWN).map((line) => (
        <Line key={line.memberId} line={line} onChoose={() => setChosen(line)} />
      ))}
      {lines.length > SHOWN && (
        <Text className="line soft small">{`还有 ${lines.length - SHOWN} 组，请扫码或输入入场码`}</Text>
      )}
      {chosen !== null && (
        <ByHand line={chosen} onIn={(persons) => void onIn(chosen.memberId, persons)} onClose={() => setChosen(null)} />
      )}
    </Section>
  );
}

function Line({ line, onChoose }: { readonly line: DoorLine; readonly onChoose: () => void }) {
  const { memberId, nameMasked, party, children, arrived, number, feeFen, feePaid } = line;
  const facts = [
    `${number} 号`,
    `${party} 位`,
    ...(children > 0 ? [`孩子 ${children} 位`] : []),
    ...(feeFen > 0 ? [feePaid ? '费用已付' : `待收 ${yuanWords(feeFen)}`] : []),
  ];
  const isIn = arrived >= party;
  const side = isIn ? '已到' : arrived > 0 ? `已到 ${arrived} 位` : null;
  return (
    <Row
      id={`door-${memberId}`}
      note={facts.join(' · ')}
      side={side === null ? undefined : <Text className="number">{side}</Text>}
      {...(isIn ? {} : { onTap: onChoose })}
    >
      <Text className={isIn ? 'soft' : ''}>{nameMasked ?? '会员'}</Text>
    </Row>
  );
}

interface ByHandProps {
  readonly line: DoorLine;
  readonly onIn: (persons: number) => void;
  readonly onClose: () => void;
}

function ByHand({ line: { nameMasked, party, arrived }, onIn, onClose }: ByHandProps) {
  const rest = party - arrived;
  const [persons, setPersons] = useState(rest);
  return (
    <Sheet id="by-hand" title={nameMasked ?? '会员'} onClose={onClose}>
      <Text className="line soft section">没带入场码，核对过是本人，就在这里登记</Text>
      <Stepper id="by-hand-persons" label="到了几位" value={persons} least={1} most={rest} onChange={setPersons} />
      <View className="section">
        <Button
          id="by-hand-in"
          onTap={() => {
            onIn(persons);
            onClose();
          }}
        >
          {`登记 ${persons} 位到场`}
        </Button>
        <Button id="by-hand-cancel" kind="quiet" onTap={onClose}>
          先不登记
        </Button>
      </View>
    </Sheet>
  );
}
