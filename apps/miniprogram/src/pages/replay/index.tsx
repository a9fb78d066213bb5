// 美丽回放: the last twelve months as slides, turned over by a finger. Only for the member; a friend is shown one picture.
import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { replayEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { useRemote } from '../../remote/use-remote';
import { apiBase } from '../../settings';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { AskForPhotos } from './ask-for-photos';
import { Book } from './book';
import { albumPicture } from './album-picture';
import './index.css';

export default function ReplayPage() {
  return (
    <Page id="replay-page" className="replay-page">
      <Personal title="登录后看您的美丽回放" words="您在店里的留影，按四季收成一册" picture={albumPicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  // Never remembered longer than it is looked at: its links end.
  const remote = useRemote('replay', replayEndpoints.replay, {});
  const share = remote.data?.share ?? null;
  useShareAppMessage(() => ({
    title: share?.title ?? '来这里看看',
    path: '/pages/home/index',
    ...(share === null ? {} : { imageUrl: `${apiBase}${share.picture}` }),
  }));
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(replay) => {
        if (replay.state === 'consent') return <AskForPhotos onAgreed={remote.reload} />;
        if (replay.state === 'empty') return <Nothing />;
        return <Book replay={replay} />;
      }}
    </Shown>
  );
}

function Nothing() {
  return (
    <Blank
      id="replay-empty"
      title="这一年还没有留影"
      picture={albumPicture}
      action={{ words: '回首页', onTap: () => goTab('home') }}
    >
      下次到店，可以请导购为您拍一张，会收进这里
    </Blank>
  );
}

function Shape() {
  return (
    <View className="replay-shape">
      <Bones height={760} round />
      <Bones height={56} width={48} />
      <Bones height={36} width={64} />
    </View>
  );
}
