// One of several, shown as a line and chosen from a sheet.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { Tap } from '../ui/tap';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChooseProps {
  readonly id: string;
  readonly label: string;
  /** Empty until one is chosen. */
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
}

export function Choose({ id, label, value, options, onChoose }: ChooseProps) {
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <>
      <Row
        id={id}
        side={<Text className={chosen ? 'claim-chosen' : 'soft'}>{chosen?.label ?? '请选择'}</Text>}
        onTap={() => setOpen(true)}
      >
        <Text className="soft">{label}</Text>
      </Row>
      {open && (
        <Sheet id={`${id}-sheet`} title={label} onClose={() => setOpen(false)}>
          <View className="claim-options">
            {options.map((option) => (
              <Tap
                key={option.value}
                id={`${id}-${option.value}`}
                className="claim-option"
                onTap={() => {
                  onChoose(option.value);
                  setOpen(false);
                }}
              >
                <Text className={option.value === value ? 'link' : ''}>{option.label}</Text>
              </Tap>
            ))}
          </View>
        </Sheet>
      )}
    </>
  );
}
