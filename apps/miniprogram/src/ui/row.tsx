// A line that leads somewhere, or says one thing and its value.
import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { asButton } from './aria';

interface RowProps {
  readonly id?: string;
  /** Under it, in the second voice. */
  readonly note?: string | null;
  readonly side?: ReactNode;
  /** Shows an arrow. */
  readonly onTap?: () => void;
  readonly children: ReactNode;
}

export function Row({ id, note, side, onTap, children }: RowProps) {
  const tapped = onTap === undefined ? {} : { onClick: onTap, hoverClass: 'pressed', ...asButton() };
  return (
    <View id={id} className="row" {...tapped}>
      <View className="row-text">
        <View>{children}</View>
        {note != null && <Text className="line soft small">{note}</Text>}
      </View>
      {side != null && <View className="row-side">{side}</View>}
      {onTap !== undefined && <View className="chevron" />}
    </View>
  );
}
