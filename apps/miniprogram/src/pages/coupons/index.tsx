// 我的优惠券: those to be used, what ends first in front; those used; those that are over.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { couponEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { type Coupon, type Shelf, shelves } from '../../coupons/coupons';
import { couponDrawing } from '../../coupons/drawing';
import { type CouponPage, useGrowing } from '../../coupons/use-growing';
import { useRemote } from '../../remote/use-remote';
import { asTick } from '../../ui/aria';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { goCoupon, goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../coupons/coupons.css';

export default function Coupons() {
  return (
    <Page id="coupons-page">
      <Personal title="登录后看优惠券" words="券码和有效期都在这里" picture={couponDrawing}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const [shelf, setShelf] = useState<Shelf>('open');
  return (
    <>
      <View className="shelves">
        {shelves.map((each) => (
          <View
            key={each.shelf}
            id={`shelf-${each.shelf}`}
            className={classes('shelf', each.shelf === shelf && 'shelf-on')}
            onClick={() => setShelf(each.shelf)}
            {...asTick(each.name, each.shelf === shelf)}
          >
            <Text>{each.name}</Text>
          </View>
        ))}
      </View>
      <OnShelf key={shelf} shelf={shelf} />
    </>
  );
}

function OnShelf({ shelf }: { readonly shelf: Shelf }) {
  const remote = useRemote(`coupons/${shelf}`, couponEndpoints.coupons, { query: { shelf } });
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(page) => (page.coupons.length === 0 ? <Nothing shelf={shelf} /> : <List shelf={shelf} first={page} />)}
    </Shown>
  );
}

function List({ shelf, first }: { readonly shelf: Shelf; readonly first: CouponPage }) {
  const { items, next, loading, problem, older } = useGrowing(shelf, first);
  return (
    <View id="coupons">
      {items.map((coupon) => (
        <CouponCard key={coupon.id} coupon={coupon} />
      ))}
      {problem !== null && <Banner>{problem.title}</Banner>}
      {loading && <Bones height={168} round />}
      {next !== null && !loading && (
        <Button id="older" kind="quiet" onTap={() => void older()}>
          {problem === null ? '再看一些' : '再试一次'}
        </Button>
      )}
    </View>
  );
}

/** One that may be used leads to its code; of the others nothing more is to be told. */
function CouponCard({ coupon: { id, name, value, sentence, standing, usedIn } }: { readonly coupon: Coupon }) {
  const isOpen = standing === 'usable' || standing === 'early';
  const className = classes('card', 'coupon', !isOpen && 'coupon-over');
  const content = (
    <>
      <View className="coupon-worth number">{value}</View>
      <View className="coupon-text">
        <Text className="coupon-name">{name}</Text>
        <Text className="line soft small number">{sentence}</Text>
        {usedIn !== null && <Text className="line soft small">{usedIn}</Text>}
      </View>
    </>
  );
  if (!isOpen)
    return (
      <View id={`coupon-${id}`} className={className}>
        {content}
      </View>
    );
  return (
    <Tap id={`coupon-${id}`} className={className} onTap={() => goCoupon(id)}>
      {content}
    </Tap>
  );
}

function Nothing({ shelf }: { readonly shelf: Shelf }) {
  const words = shelves.find((each) => each.shelf === shelf)?.nothing ?? '';
  return (
    <Blank
      id="nothing-yet"
      title={words}
      picture={couponDrawing}
      action={{ words: '看我的权益', onTap: () => goTab('benefits') }}
    >
      生日、会员活动和门店的心意，会在这里
    </Blank>
  );
}

function Shape() {
  return (
    <>
      {[1, 2, 3].map((place) => (
        <Bones key={place} height={168} round />
      ))}
    </>
  );
}
