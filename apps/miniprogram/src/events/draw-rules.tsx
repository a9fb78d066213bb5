// The draw: its rules and what binds it before, who won and how anybody reckons it again after.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import type { AnyEvent } from './invitations';

type Draw = NonNullable<AnyEvent['draw']>;

export function DrawRules({ draw }: { readonly draw: Draw }) {
  const [open, setOpen] = useState(false);
  const { rules, prizes, winners, atWords } = draw;
  return (
    <Section id="draw" title="抽奖">
      {prizes.map(({ name, count }) => (
        <View key={name} className="event-fact">
          <Text className="event-fact-words">{name}</Text>
          <Text className="soft number">{`${count} 份`}</Text>
        </View>
      ))}
      {winners.length === 0 && (
        <Text id="draw-at" className="line soft small number">{`${atWords} 抽，那时已签到的号码参加`}</Text>
      )}
      <Text className="line event-words event-game">{rules}</Text>
      {winners.length > 0 && (
        <View id="winners" className="event-game">
          {winners.map(({ prize, number }) => (
            <View key={`${prize}-${number}`} className="event-fact">
              <Text className="event-fact-words">{prize}</Text>
              <Text className="number">{`${number} 号`}</Text>
            </View>
          ))}
        </View>
      )}
      <Button id="draw-proof" kind="text" onTap={() => setOpen(!open)}>
        {open ? '收起' : '怎样保证公平'}
      </Button>
      {open && <Proof draw={draw} />}
    </Section>
  );
}

function Proof({ draw: { how, commitment, seed, entries } }: { readonly draw: Draw }) {
  return (
    <View id="draw-how">
      <Text className="line soft small event-words">{how}</Text>
      {commitment !== null && <Text className="line soft small seed">{`事先公布的指纹：${commitment}`}</Text>}
      {seed !== null && <Text className="line soft small seed">{`抽奖用的种子：${seed}`}</Text>}
      {entries.length > 0 && <Text className="line soft small seed">{`参加的号码：${entries.join('、')}`}</Text>}
    </View>
  );
}
