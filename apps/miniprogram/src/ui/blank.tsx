// Nothing here yet: says so, and leads somewhere.
import { Image, Text, View } from '@tarojs/components';
import { Button } from './button';

interface BlankProps {
  readonly id?: string;
  readonly title: string;
  readonly children?: string;
  /** A data URI, drawn by us. */
  readonly picture?: string;
  readonly action?: { readonly words: string; readonly onTap: () => void };
}

export function Blank({ id, title, children, picture, action }: BlankProps) {
  return (
    <View id={id} className="blank">
      {picture !== undefined && <Image className="blank-picture" src={picture} aria-hidden />}
      <Text className="title">{title}</Text>
      {children !== undefined && <Text className="line soft">{children}</Text>}
      {action && (
        <Button kind="quiet" onTap={action.onTap}>
          {action.words}
        </Button>
      )}
    </View>
  );
}
