// Anything that is tapped and is no button to look at: cards, rows.
import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { asButton } from './aria';

interface TapProps {
  readonly id?: string;
  readonly className?: string;
  /** For screen readers, where the content alone does not say what a tap does. */
  readonly label?: string;
  readonly onTap: () => void;
  readonly children?: ReactNode;
}

export function Tap({ id, className, label, onTap, children }: TapProps) {
  return (
    <View id={id} className={className} hoverClass="pressed" onClick={onTap} {...asButton(label)}>
      {children}
    </View>
  );
}
