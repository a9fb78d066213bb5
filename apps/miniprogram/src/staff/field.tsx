// One thing to fill in, under its name.
import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';

export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <View className="field">
      <Text className="line soft small">{label}</Text>
      {children}
    </View>
  );
}
