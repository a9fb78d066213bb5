// Something to agree to: unticked until the person ticks it.
import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { asTick } from './aria';
import { classes } from './classes';

interface TickProps {
  readonly id?: string;
  readonly ticked: boolean;
  readonly label: string;
  readonly onChange: (ticked: boolean) => void;
  readonly children: ReactNode;
}

export function Tick({ id, ticked, label, onChange, children }: TickProps) {
  return (
    <View id={id} className="tick-row" onClick={() => onChange(!ticked)} {...asTick(label, ticked)}>
      <View className={classes('tick', ticked && 'tick-on')} />
      <View className="row-text">{children}</View>
    </View>
  );
}
