// Nothing is shown without the member's consent to photos: says what for, and asks.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { type Problem, profileEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { useRemote } from '../../remote/use-remote';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';

export function AskForPhotos({ onAgreed }: { readonly onAgreed: () => Promise<void> }) {
  const privacy = useRemote('privacy', profileEndpoints.privacy, {});
  return (
    <View id="replay-consent" className="replay-ask">
      <Text className="title">收下这一年的样子</Text>
      <Text className="line soft replay-ask-words">
        导购征得您同意后拍的照片，按四季收在这里。只有您能打开，随时可以收回。
      </Text>
      <Shown remote={privacy} bones={<Bones height={280} round />}>
        {({ purposes }) => {
          const photo = purposes.find(({ purpose }) => purpose === 'photo');
          return photo === undefined ? null : <Question paper={photo} onAgreed={onAgreed} />;
        }}
      </Shown>
    </View>
  );
}

interface QuestionProps {
  readonly paper: { readonly version: string; readonly title: string; readonly text: string };
  readonly onAgreed: () => Promise<void>;
}

function Question({ paper, onAgreed }: QuestionProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const agree = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const body = { given: true, version: paper.version };
      await call(profileEndpoints.setPurpose, { params: { purpose: 'photo' }, body });
      await onAgreed();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Card>
        <Text className="line">{paper.title}</Text>
        <Text className="line soft small replay-ask-paper">{paper.text}</Text>
      </Card>
      {problem !== null && <Banner>{problem.title}</Banner>}
      <View className="replay-ask-button">
        <Button id="replay-agree" off={busy} onTap={() => void agree()}>
          同意收藏留影
        </Button>
      </View>
    </>
  );
}
