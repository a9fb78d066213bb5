// 穿搭 on 首页: the three newest, quietly, under what is the member's own. Nothing where there is none.
import { Image, View } from '@tarojs/components';
import { apiBase } from '../settings';
import { asButton } from '../ui/aria';
import { goLook, goTab } from '../ui/go';
import { Section } from '../ui/section';
import { Tap } from '../ui/tap';
import { useFeed } from './use-feed';
import './home-looks.css';

const SHOWN = 3;

export function HomeLooks() {
  const { remote } = useFeed('newest', undefined);
  const looks = remote.data?.items.slice(0, SHOWN) ?? [];
  if (looks.length === 0) return null;
  const all = (
    <Tap id="home-all-looks" className="small link home-all" onTap={() => goTab('looks')}>
      看全部
    </Tap>
  );
  return (
    <Section id="home-looks" title="穿搭" side={all}>
      <View className="home-looks">
        {looks.map(({ id, caption, owner, picture }) => (
          <View
            key={id}
            id={`home-look-${id}`}
            className="home-look"
            hoverClass="pressed"
            onClick={() => goLook(id)}
            {...asButton(caption === '' ? `${owner.name}的穿搭` : caption)}
          >
            <Image
              className="home-look-picture"
              mode="aspectFill"
              lazyLoad
              src={`${apiBase}${picture.thumb}`}
              aria-hidden
            />
          </View>
        ))}
      </View>
    </Section>
  );
}
