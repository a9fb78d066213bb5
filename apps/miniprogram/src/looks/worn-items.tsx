// What is worn, to be filled in: a name and a size a line.
import { Input, Text, View } from '@tarojs/components';
import { Button } from '../ui/button';
import { Tap } from '../ui/tap';
import type { UsedPublishing } from './use-publishing';

interface WornItemsProps {
  readonly publishing: UsedPublishing;
  readonly most: number;
}

export function WornItems({ publishing: { items, setItem, addItem, removeItem }, most }: WornItemsProps) {
  return (
    <View id="worn">
      {items.map((item, nth) => (
        // Lines have no name of their own, and none moves.
        <View key={nth} className="worn-line">
          <Input
            id={`worn-${nth}-name`}
            className="worn-name"
            maxlength={40}
            placeholder="单品，比如羊绒大衣"
            placeholderClass="soft"
            value={item.name}
            aria-label="单品"
            onInput={({ detail }) => setItem(nth, { ...item, name: detail.value })}
          />
          <Input
            id={`worn-${nth}-size`}
            className="worn-size"
            maxlength={20}
            placeholder="尺码"
            placeholderClass="soft"
            value={item.size}
            aria-label="尺码"
            onInput={({ detail }) => setItem(nth, { ...item, size: detail.value })}
          />
          <Tap id={`worn-${nth}-remove`} className="worn-remove" label="删除这一件" onTap={() => removeItem(nth)}>
            <Text className="soft">删除</Text>
          </Tap>
        </View>
      ))}
      {items.length < most && (
        <Button id="worn-add" kind="text" onTap={addItem}>
          再加一件
        </Button>
      )}
    </View>
  );
}
