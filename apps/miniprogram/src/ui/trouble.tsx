// What went wrong and what to do: in place of the content, or as a banner over what was known before.
import { Text, View } from '@tarojs/components';
import type { Problem } from '@guike/contracts/http';
import { phoneTime } from '../clock';
import type { Remote } from '../remote/use-remote';
import { timeWords } from '../words/days';
import { asNews } from './aria';
import { Button } from './button';
import { goTab } from './go';

/** Where asking again changes nothing, and another page does. */
const ways: Readonly<Record<string, { readonly words: string; readonly open: () => void }>> = {
  BENEFIT_UNKNOWN: { words: '看我的权益', open: () => goTab('benefits') },
  EVENT_UNKNOWN: { words: '看接下来的活动', open: () => goTab('events') },
  EVENT_NO_SEAT: { words: '看接下来的活动', open: () => goTab('events') },
  PICK_NONE: { words: '看我的权益', open: () => goTab('benefits') },
};

/** In place of content that is not there. */
export function Trouble({ problem, onRetry }: { readonly problem: Problem; readonly onRetry: () => void }) {
  const way = ways[problem.code];
  if (way !== undefined)
    return (
      <View id="problem" className="blank" {...asNews}>
        <Text className="title">{problem.title}</Text>
        <Button id="problem-way" kind="quiet" onTap={way.open}>
          {way.words}
        </Button>
      </View>
    );
  return (
    <View id="problem" className="blank" {...asNews}>
      <Text className="title">现在打不开</Text>
      <Text className="line soft">{problem.title}</Text>
      <Button id="retry" kind="quiet" onTap={onRetry}>
        再试一次
      </Button>
    </View>
  );
}

/** Above content that is from before. */
export function StaleBanner({ remote }: { readonly remote: Remote<unknown> }) {
  if (!remote.stale || remote.at === null || remote.problem === null) return null;
  return <Banner id="stale">{`${remote.problem.title}。下面是${timeWords(remote.at, phoneTime())} 的内容`}</Banner>;
}

/** A quiet sentence above the content. */
export function Banner({ id, children }: { readonly id?: string; readonly children: string }) {
  return (
    <View id={id} className="banner" {...asNews}>
      <Text>{children}</Text>
    </View>
  );
}
