// A sheet from below; a tap beside it closes it.
import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { asButton, asDialog } from './aria';

interface SheetProps {
  readonly id?: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Sheet({ id, title, onClose, children }: SheetProps) {
  return (
    <View>
      <View className="sheet-ground" catchMove onClick={onClose} {...asButton('关闭')} />
      <View id={id} className="sheet" {...asDialog(title)}>
        <Text className="title">{title}</Text>
        {children}
      </View>
    </View>
  );
}
