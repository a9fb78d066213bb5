// 我的相册: photos of my fittings, for me alone; what a guide took waits here for my word.
import { useState } from 'react';
import { Text } from '@tarojs/components';
import { Personal } from '../../consent/personal';
import type { Photo } from '../../looks/answers';
import { AskForAlbum } from '../../looks/ask-for-album';
import { hangerPicture } from '../../looks/hanger';
import { Offers } from '../../looks/offers';
import { PhotoGrid } from '../../looks/photo-grid';
import { PhotoSheet } from '../../looks/photo-sheet';
import { useAlbum } from '../../looks/use-album';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../looks/looks.css';
import '../../looks/my-looks.css';

export default function AlbumPage() {
  return (
    <Personal title="登录后看您的相册" words="试衣时拍的照片，只有您能打开" picture={hangerPicture}>
      <Mine />
    </Personal>
  );
}

function Mine() {
  const used = useAlbum();
  const { remote, list, busy, problem, add, remove } = used;
  const [open, setOpen] = useState<Photo | null>(null);
  usePull(remote.reload);
  const mayAdd = remote.data?.consent.given === true;
  return (
    <Page
      id="album-page"
      foot={
        mayAdd ? (
          <Button id="album-add" off={busy !== null} onTap={() => void add()}>
            {busy ?? '添加照片'}
          </Button>
        ) : null
      }
    >
      <Shown remote={remote} bones={<Bones height={640} round />}>
        {(album) => (
          <>
            {problem !== null && <Banner id="album-problem">{problem}</Banner>}
            <Offers album={album} used={used} />
            {!album.consent.given && album.waiting.length === 0 && <AskForAlbum onAgreed={remote.reload} />}
            {list.items.length > 0 && <PhotoGrid id="album" photos={list.items} chosen={null} onTap={setOpen} />}
            {album.consent.given && list.items.length === 0 && album.waiting.length === 0 && (
              <Blank id="album-empty" title="相册还是空的" picture={hangerPicture}>
                下次试衣，请导购为您拍一张，或者从手机里添加
              </Blank>
            )}
            {list.next !== null && (
              <Button id="older" kind="text" off={list.loading} onTap={() => void list.older()}>
                {list.loading ? '正在取更多' : '看更多'}
              </Button>
            )}
            {list.items.length > 0 && <Text className="line soft small album-note">相册只有您能打开</Text>}
          </>
        )}
      </Shown>
      {open !== null && (
        <PhotoSheet
          photo={open}
          busy={busy !== null}
          onRemove={() => void remove(open.id).then(() => setOpen(null))}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}
