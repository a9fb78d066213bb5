// A feed with nothing in it leads to where there is something, or to being the first.
import { Blank } from '../ui/blank';
import { go } from '../ui/go';
import { hangerPicture } from './hanger';
import type { FeedSort } from './use-feed';

interface FeedBlankProps {
  readonly sort: FeedSort;
  readonly isMember: boolean;
  readonly onNewest: () => void;
}

const words = {
  week: { title: '这一周还没有穿搭', text: '先看看之前大家穿了什么' },
  store: { title: '这家店还没有穿搭', text: '别的门店有，可以先看看' },
} as const;

export function FeedBlank({ sort, isMember, onNewest }: FeedBlankProps) {
  if (sort !== 'newest')
    return (
      <Blank
        id="feed-empty"
        title={words[sort].title}
        picture={hangerPicture}
        action={{ words: '看最新的', onTap: onNewest }}
      >
        {words[sort].text}
      </Blank>
    );
  return (
    <Blank
      id="feed-empty"
      title="还没有人发布穿搭"
      picture={hangerPicture}
      action={
        isMember
          ? { words: '发布我的一套', onTap: () => go('myLooks') }
          : { words: '登录 / 入会', onTap: () => go('signIn') }
      }
    >
      试衣时拍下的一身，可以在这里给大家看看
    </Blank>
  );
}
