// Ending what is shared, on either side: taking somebody off, or leaving.
import { Text, View } from '@tarojs/components';
import { useWish } from '../../benefits/use-wish';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/sheet';
import { Banner } from '../../ui/trouble';

interface EndingProps {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** What the button that does it says, and while it does. */
  readonly verb: string;
  /** Names the wish. */
  readonly what: string;
  readonly send: () => Promise<unknown>;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

export function Ending({ id, title, words, verb, what, send: ask, onChanged, onClose }: EndingProps) {
  const { busy, problem, send } = useWish(onChanged);
  const end = (): void =>
    void send(what, async () => {
      await ask();
      await onChanged();
      onClose();
    });
  return (
    <Sheet id={id} title={title} onClose={onClose}>
      <Text className="line soft section">{words}</Text>
      {problem !== null && <Banner id={`${id}-problem`}>{problem}</Banner>}
      <View className="section">
        <Button id={`${id}-send`} off={busy} onTap={end}>
          {busy ? `正在${verb}` : verb}
        </Button>
        <Button id={`${id}-cancel`} kind="quiet" onTap={onClose}>
          还是保留
        </Button>
      </View>
    </Sheet>
  );
}
