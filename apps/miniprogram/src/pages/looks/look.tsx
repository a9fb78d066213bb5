// One look: the pictures first, what is worn and where it can be tried on. Reads fully with no session and in Moments'
// single page, where nobody signs in and nothing leads anywhere.
import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { feedEndpoints } from '@guike/contracts/http';
import { inSinglePage } from '../../device/single-page';
import { lookIdOf } from '../../looks/address';
import { hangerPicture } from '../../looks/hanger';
import { LookFoot } from '../../looks/look-foot';
import { LookView } from '../../looks/look-view';
import { ReportSheet } from '../../looks/report-sheet';
import { TryingOnSheet } from '../../looks/trying-on-sheet';
import { isSomebody } from '../../looks/use-liking';
import { useSharing } from '../../looks/use-sharing';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { go, goMyLook, goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { PosterSheet } from '../../ui/poster-sheet';
import { Shown } from '../../ui/shown';
import '../../bookings/bookings.css';
import '../../looks/looks.css';
import './look.css';

type Open = 'poster' | 'report' | 'trying' | null;

export default function LookPage() {
  const lookId = lookIdOf(useRouter().params);
  return lookId === null ? <Gone /> : <Known lookId={lookId} />;
}

function Known({ lookId }: { readonly lookId: string }) {
  const remote = useRemote(`look/${lookId}`, feedEndpoints.look, { params: { id: lookId } });
  const { poster } = useSharing(lookId, remote.data !== null);
  const session = useSession();
  const [open, setOpen] = useState<Open>(null);
  const isAlone = inSinglePage();
  const look = remote.data;
  const close = (): void => setOpen(null);
  if (remote.problem?.code === 'LOOK_UNKNOWN') return <Gone />;
  const wish = (): void => {
    if (session === null || session.consentDue) go('signIn');
    else setOpen('trying');
  };
  return (
    <Page
      id="look-page"
      className="look-page"
      foot={
        look === null || isAlone ? null : <LookFoot mine={look.mine} onWish={wish} onMine={() => goMyLook(look.id)} />
      }
    >
      <Shown remote={remote} bones={<Shape />}>
        {(shown) => (
          <LookView
            look={shown}
            at={remote.at ?? 0}
            isAlone={isAlone}
            onPoster={poster === null ? null : () => setOpen('poster')}
            onReport={() => (isSomebody() ? setOpen('report') : go('signIn'))}
          />
        )}
      </Shown>
      {open === 'poster' && poster !== null && (
        <PosterSheet title="海报" poster={poster} file="look.jpg" shows="这身穿搭的海报，带小程序码" onClose={close} />
      )}
      {open === 'report' && <ReportSheet lookId={lookId} onClose={close} />}
      {open === 'trying' && <TryingOnSheet lookId={lookId} onClose={close} />}
    </Page>
  );
}

/** Withdrawn, taken down, or never there: what is left is to look at others. */
function Gone() {
  return (
    <Page id="look-gone">
      <Blank
        title="这套穿搭已经撤回"
        picture={hangerPicture}
        {...(inSinglePage() ? {} : { action: { words: '看看别的', onTap: () => goTab('looks') } })}
      >
        主人把它收起来了，别的还在
      </Blank>
    </Page>
  );
}

function Shape() {
  return (
    <>
      <Bones height={960} />
      <Bones height={48} width={72} />
      <Bones height={36} width={48} />
    </>
  );
}
