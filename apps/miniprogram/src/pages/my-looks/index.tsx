// 我的穿搭: the pictures first, how each stands, its likes and whether they count. Points are told here; nothing is shared
// from here.
import { Text } from '@tarojs/components';
import { lookClaimEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { hangerPicture } from '../../looks/hanger';
import { MyLookRow } from '../../looks/my-look-row';
import { Offers } from '../../looks/offers';
import { useAlbum } from '../../looks/use-album';
import { useMyLooks } from '../../looks/use-my-looks';
import { useRemote } from '../../remote/use-remote';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../looks/looks.css';
import '../../looks/my-looks.css';

export default function MyLooksPage() {
  return (
    <Personal title="登录后看您的穿搭" words="试衣时拍下的一身，可以收着，也可以给大家看看" picture={hangerPicture}>
      <Mine />
    </Personal>
  );
}

function Mine() {
  const { remote, list, rule, countingOf, reload } = useMyLooks();
  const album = useAlbum();
  usePull(reload, album.remote.reload);
  return (
    <Page
      id="my-looks-page"
      foot={
        <Button id="publish" onTap={() => go('publishLook')}>
          发布一套
        </Button>
      }
    >
      {album.problem !== null && <Banner id="album-problem">{album.problem}</Banner>}
      {album.remote.data !== null && <Offers album={album.remote.data} used={album} />}
      <Shown remote={remote} bones={<Bones height={480} round />}>
        {() => (
          <>
            {list.items.map((look) => (
              <MyLookRow key={look.id} look={look} counting={countingOf(look.id)} />
            ))}
            {list.items.length === 0 && (
              <Blank id="no-looks" title="还没有发布过穿搭" picture={hangerPicture}>
                从相册里选几张，写上穿了什么，给大家看看
              </Blank>
            )}
            {list.next !== null && (
              <Button id="older" kind="text" off={list.loading} onTap={() => void list.older()}>
                {list.loading ? '正在取更多' : '看更多'}
              </Button>
            )}
          </>
        )}
      </Shown>
      {rule !== null && (
        <Text id="likes-rule" className="line soft small album-note">
          {rule}
        </Text>
      )}
      <Ways />
    </Page>
  );
}

/** 晒图审核 stands here only where the programme has it, or had it. */
function Ways() {
  const claims = useRemote('look-claims', lookClaimEndpoints.claims, { query: { limit: 20 } }, { freshForMs: 60_000 });
  const hasClaims = claims.data !== null && (claims.data.rules !== null || claims.data.claims.length > 0);
  return (
    <Card className="my-ways">
      <Row id="to-album" onTap={() => go('album')}>
        我的相册
      </Row>
      <Row id="to-trying" onTap={() => go('tryingOn')}>
        想试的
      </Row>
      {hasClaims && (
        <Row id="to-look-claims" onTap={() => go('lookClaims')}>
          晒图审核
        </Row>
      )}
    </Card>
  );
}
