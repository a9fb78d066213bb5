// Nothing is kept without the consent to photos: what for, in plain words, and a yes.
import { Text, View } from '@tarojs/components';
import { usePurpose } from '../consent/use-purpose';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Banner } from '../ui/trouble';

export function AskForAlbum({ onAgreed }: { readonly onAgreed: () => Promise<void> }) {
  const { paper, busy, problem, agree } = usePurpose('photo', onAgreed);
  return (
    <View id="album-consent">
      <Text className="title">把试衣的样子留下来</Text>
      <Text className="line soft sheet-words">相册只有您能打开。要给别人看哪一张，由您另外决定。</Text>
      {paper === null ? (
        <Bones height={280} round />
      ) : (
        <Card>
          <Text className="line">{paper.title}</Text>
          <Text className="line soft small">{paper.text}</Text>
        </Card>
      )}
      {problem !== null && <Banner>{problem.title}</Banner>}
      <View className="album-agree">
        <Button id="album-agree" off={busy || paper === null} onTap={() => void agree()}>
          同意留存照片
        </Button>
      </View>
    </View>
  );
}
