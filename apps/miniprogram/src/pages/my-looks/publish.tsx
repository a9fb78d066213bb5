// 发布穿搭: photos of my album, words, what is worn, where it can be tried on; then the consent, then it is checked.
import { useState } from 'react';
import { Text, Textarea, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Personal } from '../../consent/personal';
import type { LookTerms } from '../../looks/answers';
import { AskForAlbum } from '../../looks/ask-for-album';
import { hangerPicture } from '../../looks/hanger';
import { PhotoGrid } from '../../looks/photo-grid';
import { PublicName } from '../../looks/public-name';
import { PublishConsent } from '../../looks/publish-consent';
import { type UsedAlbum, useAlbum } from '../../looks/use-album';
import { type UsedPublishing, usePublishing } from '../../looks/use-publishing';
import { WornItems } from '../../looks/worn-items';
import { asTick } from '../../ui/aria';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import '../../bookings/bookings.css';
import '../../looks/looks.css';
import '../../looks/my-looks.css';

export default function PublishPage() {
  const { photos = '' } = useRouter().params;
  return (
    <Personal title="登录后发布穿搭" words="试衣时拍下的一身，给大家看看" picture={hangerPicture}>
      <Making first={photos === '' ? [] : photos.split('.')} />
    </Personal>
  );
}

function Making({ first }: { readonly first: readonly string[] }) {
  const album = useAlbum();
  const publishing = usePublishing(first);
  const { terms, photos, busy, problem, publish } = publishing;
  const [asking, setAsking] = useState(false);
  const obstacle = terms.data?.obstacle ?? null;
  const mayMake = terms.data !== null && obstacle === null && album.remote.data?.consent.given === true;
  return (
    <Page
      id="publish-page"
      foot={
        mayMake ? (
          <Button id="publish-next" off={photos.length === 0 || busy} onTap={() => setAsking(true)}>
            {photos.length === 0 ? '请选照片' : '下一步'}
          </Button>
        ) : null
      }
    >
      <Shown remote={terms} bones={<Bones height={480} round />}>
        {(data) =>
          data.obstacle !== null ? (
            <Blank
              id="publish-obstacle"
              title="现在不能发布"
              picture={hangerPicture}
              action={{ words: '看我的穿搭', onTap: () => go('myLooks') }}
            >
              {data.obstacle}
            </Blank>
          ) : (
            <Form terms={data} album={album} publishing={publishing} />
          )
        }
      </Shown>
      {asking && terms.data !== null && (
        <PublishConsent
          consent={terms.data.consent}
          photos={photos.length}
          busy={busy}
          problem={problem}
          onAgree={() => void publish()}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

interface FormProps {
  readonly terms: LookTerms;
  readonly album: UsedAlbum;
  readonly publishing: UsedPublishing;
}

function Form({ terms, album, publishing }: FormProps) {
  const { caption, photos, setCaption } = publishing;
  if (album.remote.data?.consent.given === false) return <AskForAlbum onAgreed={album.remote.reload} />;
  return (
    <>
      <Photos terms={terms} album={album} publishing={publishing} />
      {photos.length > 0 && (
        <>
          <Section title="说一句">
            <Textarea
              id="look-words"
              className="look-textarea"
              maxlength={200}
              autoHeight
              placeholder="这一身怎么样，可以不写"
              placeholderClass="soft"
              value={caption}
              onInput={({ detail }) => setCaption(detail.value)}
            />
          </Section>
          <Section title="穿了什么">
            <WornItems publishing={publishing} most={terms.mostItems} />
          </Section>
          <Stores terms={terms} publishing={publishing} />
          <Section>
            <Card>
              <PublicName />
            </Card>
          </Section>
        </>
      )}
    </>
  );
}

function Photos({ terms, album, publishing: { photos, toggle, choose } }: FormProps) {
  const { remote, list, busy, problem, add } = album;
  const added = async (): Promise<void> => choose(await add());
  return (
    <Section
      title="选照片"
      side={<Text className="soft small number">{`${photos.length} / ${terms.mostPhotos}`}</Text>}
    >
      {problem !== null && <Banner id="album-problem">{problem}</Banner>}
      <Shown remote={remote} bones={<Bones height={320} round />}>
        {() => <PhotoGrid id="publish-photos" photos={list.items} chosen={photos} onTap={({ id }) => toggle(id)} />}
      </Shown>
      <Button id="publish-add" kind="quiet" off={busy !== null} onTap={() => void added()}>
        {busy ?? '从手机里添加'}
      </Button>
    </Section>
  );
}

function Stores({ terms: { stores }, publishing: { store, setStore } }: Omit<FormProps, 'album'>) {
  if (stores.length < 2) return null;
  return (
    <Section title="在哪家店可以试">
      <View className="booking-stores">
        {stores.map(({ code, name }) => (
          <View
            key={code}
            id={`look-store-${code}`}
            className={classes('booking-store', code === store && 'booking-store-on')}
            onClick={() => setStore(code)}
            {...asTick(name, code === store)}
          >
            <Text>{name}</Text>
          </View>
        ))}
      </View>
    </Section>
  );
}
