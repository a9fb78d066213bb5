// One of my looks: how it stands and why, its likes, which count and which do not, until when, what they brought; and taking
// it back. Nothing is shared from here.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { feedEndpoints, lookEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { useWish } from '../../benefits/use-wish';
import { Personal } from '../../consent/personal';
import type { MyLook } from '../../looks/answers';
import { Counted } from '../../looks/counted';
import { hangerPicture } from '../../looks/hanger';
import { Pictures } from '../../looks/pictures';
import { lookStateWords, withoutState } from '../../looks/state-words';
import { useRemote } from '../../remote/use-remote';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { goLook } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../looks/looks.css';
import '../../looks/my-looks.css';

export default function MyLookPage() {
  const { id = '' } = useRouter().params;
  return (
    <Page id="my-look-page" className="look-page">
      <Personal title="登录后看您的穿搭" words="试衣时拍下的一身，可以收着，也可以给大家看看" picture={hangerPicture}>
        <Mine id={id} />
      </Personal>
    </Page>
  );
}

function Mine({ id }: { readonly id: string }) {
  const remote = useRemote(`my-look/${id}`, lookEndpoints.look, { params: { id } });
  const wasShown = remote.data !== null && remote.data.publishedAt !== null;
  const counting = useRemote(`my-look-likes/${id}`, feedEndpoints.counting, { params: { id } }, { when: wasShown });
  const { busy, problem, send } = useWish(remote.reload);
  const [sure, setSure] = useState(false);
  usePull(remote.reload, counting.reload);
  const withdraw = (): void =>
    void send(`look/${id}/withdraw`, async () => {
      await call(lookEndpoints.withdraw, { params: { id } });
      await Promise.all([remote.reload(), counting.reload()]);
    }).then(() => setSure(false));
  return (
    <Shown remote={remote} bones={<Bones height={960} />}>
      {(look) => (
        <>
          <Standing look={look} />
          {counting.data !== null && <Counted counting={counting.data} />}
          {problem !== null && <Banner id="withdraw-problem">{problem}</Banner>}
          <View className="my-ways">
            {look.state === 'published' && !look.hidden && (
              <Row id="see-look" onTap={() => goLook(id)}>
                看大家看到的样子
              </Row>
            )}
            {(look.state === 'published' || look.state === 'pending') && (
              <Button id="withdraw" kind="quiet" off={busy} onTap={() => setSure(true)}>
                撤回这套穿搭
              </Button>
            )}
          </View>
          {sure && (
            <Sheet id="withdraw-sheet" title="撤回这套穿搭？" onClose={() => setSure(false)}>
              <Text className="line soft sheet-words">
                撤回后别人立刻看不到，公开的照片会删除。相册里的照片还在，只有您能看。
              </Text>
              <Button id="withdraw-confirm" off={busy} onTap={withdraw}>
                {busy ? '正在撤回' : '撤回'}
              </Button>
              <Button id="withdraw-cancel" kind="quiet" onTap={() => setSure(false)}>
                先留着
              </Button>
            </Sheet>
          )}
        </>
      )}
    </Shown>
  );
}

function Standing({ look }: { readonly look: MyLook }) {
  const { photos, caption, items, sentence } = look;
  const word = lookStateWords(look);
  return (
    <>
      <Pictures pictures={photos} words={caption === '' ? '我的穿搭' : caption} />
      <View className="my-standing">
        <Text id="look-state" className="title">
          {word}
        </Text>
        <Text id="look-sentence" className="line soft">
          {withoutState(sentence, word)}
        </Text>
      </View>
      {caption !== '' && <Text className="look-words">{caption}</Text>}
      {items.length > 0 && (
        <Text className="line soft">
          {items.map(({ name, size }) => [name, size].filter(Boolean).join(' ')).join('、')}
        </Text>
      )}
    </>
  );
}
