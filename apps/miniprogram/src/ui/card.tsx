// Paper on paper: one thing that belongs together.
import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { classes } from './classes';

interface CardProps {
  readonly id?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Card({ id, className, children }: CardProps) {
  return (
    <View id={id} className={classes('card', className)}>
      {children}
    </View>
  );
}
