// A part of a page under a serif heading.
import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';

interface SectionProps {
  readonly id?: string;
  readonly title?: string;
  /** At the right of the heading. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ id, title, side, children }: SectionProps) {
  return (
    <View id={id} className="section">
      {title !== undefined && (
        <View className="section-head">
          <Text className="section-title">{title}</Text>
          {side}
        </View>
      )}
      {children}
    </View>
  );
}
