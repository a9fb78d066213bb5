// 消息: what the shop has told the member, by day. Opening it reads them.
import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { type AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { phoneTime } from '../../clock';
import { Personal } from '../../consent/personal';
import { MessageAsk } from '../../messages/message-ask';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { go, goLink, goTab, isOurPage } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { type Message, byDay } from './by-day';
import { letterPicture } from './letter-picture';
import { MESSAGES_AT_MOST, type Messages, useMessages } from './use-messages';
import './index.css';

interface Lead {
  /** For who hears the page instead of seeing it. */
  readonly name: string;
  readonly open: () => void;
}

/** Where more is to be read about a message that names no page itself. */
const leads: Readonly<Record<string, Lead>> = {
  purchase: { name: '积分明细', open: () => go('points') },
  refund: { name: '积分明细', open: () => go('points') },
  tier: { name: '会员等级', open: () => go('tiers') },
  joined: { name: '会员等级', open: () => go('tiers') },
  redemption: { name: '我的兑换', open: () => go('redemptions') },
  expiring: { name: '积分商城', open: () => go('rewards') },
  adjustment: { name: '积分明细', open: () => go('points') },
  claim: { name: '积分明细', open: () => go('points') },
  profile: { name: '隐私与数据', open: () => go('myPrivacy') },
  birthday: { name: '权益', open: () => goTab('benefits') },
  benefit: { name: '权益', open: () => goTab('benefits') },
  booking: { name: '权益', open: () => goTab('benefits') },
  coupon: { name: '我的优惠券', open: () => go('coupons') },
};

function leadOf({ kind, link }: Message): Lead | undefined {
  return link !== null && isOurPage(link) ? { name: '详情', open: () => goLink(link) } : leads[kind];
}

export default function Inbox() {
  return (
    <Page id="inbox-page">
      <Personal title="登录后看消息" words="积分到账、等级变化和活动邀请，都会送到这里" picture={letterPicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('inbox', memberEndpoints.inbox, {});
  const scope = useSession()?.scope;
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(data) => (data.messages.length === 0 ? <Nothing /> : <List key={scope} first={data} />)}
    </Shown>
  );
}

function List({ first }: { readonly first: AnswerOf<typeof memberEndpoints.inbox> }) {
  const shown = useMessages(first);
  useReachBottom(() => {
    if (shown.problem === null) void shown.older();
  });
  return (
    <>
      <MessageAsk place="inbox" words="预约和积分到期，可提醒到微信" />
      {byDay(shown.messages, phoneTime()).map(({ day, messages }) => (
        <View key={day} className="inbox-day">
          <Text className="line soft small">{day}</Text>
          {messages.map((message) => (
            <MessageCard key={message.id} message={message} />
          ))}
        </View>
      ))}
      <Foot shown={shown} />
    </>
  );
}

function MessageCard({ message }: { readonly message: Message }) {
  const lead = leadOf(message);
  const content = (
    <>
      <View className="letter-head">
        {!message.read && <View className="letter-unread" role="img" aria-label="未读" />}
        <Text className="letter-title">{message.title}</Text>
        {lead !== undefined && <View className="chevron" />}
      </View>
      <Text className="line soft">{message.body}</Text>
    </>
  );
  const id = `message-${message.id}`;
  if (lead === undefined)
    return (
      <View id={id} className="card letter">
        {content}
      </View>
    );
  return (
    <Tap
      id={id}
      className="card letter"
      label={`${message.read ? '' : '未读，'}${message.title}，${message.body}打开${lead.name}`}
      onTap={lead.open}
    >
      {content}
    </Tap>
  );
}

function Foot({ shown }: { readonly shown: Messages }) {
  if (shown.loading) return <Bones height={160} round />;
  if (shown.next === null) return null;
  if (shown.messages.length >= MESSAGES_AT_MOST)
    return <Text className="line soft small inbox-end">这里列出最近 {MESSAGES_AT_MOST} 条</Text>;
  return (
    <View className="inbox-end">
      {shown.problem !== null && <Banner>{shown.problem.title}</Banner>}
      <Button id="older" kind="quiet" onTap={() => void shown.older()}>
        {shown.problem === null ? '更早的消息' : '再试一次'}
      </Button>
    </View>
  );
}

function Nothing() {
  const member = useSession()?.state === 'active';
  const action = member
    ? { words: '打开会员码', onTap: () => go('code') }
    : { words: '看看会员等级', onTap: () => go('tiers') };
  return (
    <Blank id="nothing-yet" title="还没有消息" picture={letterPicture} action={action}>
      积分到账、等级变化和活动邀请，都会送到这里
    </Blank>
  );
}

function Shape() {
  return (
    <>
      <Bones height={36} width={24} />
      {[1, 2, 3].map((message) => (
        <Bones key={message} height={176} round />
      ))}
    </>
  );
}
