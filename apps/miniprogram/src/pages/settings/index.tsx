// 消息设置: what I am told of beside the inbox, by the way it comes; each switch keeps itself.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { type AnswerOf, type BodyOf, messageEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { Personal } from '../../consent/personal';
import { useRemote } from '../../remote/use-remote';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Card } from '../../ui/card';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { Tick } from '../../ui/tick';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { letterPicture } from '../inbox/letter-picture';
import './index.css';

type Settings = AnswerOf<typeof messageEndpoints.messageSettings>;
type Change = BodyOf<typeof messageEndpoints.changeMessageSetting>;
type Reach = Change['reach'];

const ways: readonly { readonly reach: Reach; readonly title: string; readonly about: string }[] = [
  { reach: 'wechat', title: '微信通知', about: '您每同意一次，微信送一条；用完了，办理时再问您' },
  { reach: 'email', title: '邮件', about: '微信送不到时，发到您验证过的邮箱' },
  { reach: 'sms', title: '短信', about: '别的方式送不到时才发' },
  { reach: 'call', title: '电话', about: '别的方式都找不到您、又要等您答复时，店员打给您' },
];

export default function MessageSettings() {
  return (
    <Page id="settings-page">
      <Personal title="登录后设置" words="哪些消息发到微信、邮箱和短信，由您定" picture={letterPicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('message-settings', messageEndpoints.messageSettings, {});
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(data) => <Switches first={data} key={remote.at} />}
    </Shown>
  );
}

function Switches({ first }: { readonly first: Settings }) {
  const { settings, problem, change } = useSwitches(first);
  const shown = ways.filter(({ reach }) =>
    settings.topics.some((topic) => topic.ways.some((way) => way.reach === reach)),
  );
  if (shown.length === 0)
    return (
      <Blank
        id="nothing-to-switch"
        title="都在消息里"
        picture={letterPicture}
        action={{ words: '看消息', onTap: () => go('inbox') }}
      >
        门店目前只在小程序的消息里通知您
      </Blank>
    );
  return (
    <>
      <Text className="lead">所有消息都在「消息」里，一条不少。下面选的，再送到您手边。</Text>
      {settings.quiet !== null && (
        <Text id="quiet-hours" className="line soft settings-quiet">
          {settings.quiet}不打扰，这段时间的通知过后再送
        </Text>
      )}
      {problem !== null && <Banner id="settings-problem">{problem}</Banner>}
      {shown.map(({ reach, title, about }) => (
        <Section key={reach} id={`settings-${reach}`} title={title}>
          <Text className="line soft small settings-about">{about}</Text>
          <Card className="settings-card">
            {settings.topics.flatMap(({ topic, name, about: what, ways: open }) =>
              open
                .filter((way) => way.reach === reach)
                .map(({ wanted }) => (
                  <Tick
                    key={topic}
                    id={`settings-${reach}-${topic}`}
                    ticked={wanted}
                    label={`${title}：${name}`}
                    onChange={(next) => void change({ topic, reach, wanted: next })}
                  >
                    <Text className="line">{name}</Text>
                    <Text className="line soft small">{what}</Text>
                  </Tick>
                )),
            )}
          </Card>
        </Section>
      ))}
      <View className="settings-foot">
        <Text className="line soft small">要不要收优惠与活动，在「隐私与数据」里随时可改。</Text>
      </View>
    </>
  );
}

/** A switch shows its new place at once, and its old one again where it could not be kept. */
function useSwitches(first: Settings) {
  const [settings, setSettings] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const change = async (wish: Change): Promise<void> => {
    const before = settings;
    setProblem(null);
    setSettings(switched(before, wish));
    try {
      setSettings(await call(messageEndpoints.changeMessageSetting, { body: wish }));
    } catch (error) {
      setSettings(before);
      setProblem(problemOf(error).title);
    }
  };
  return { settings, problem, change };
}

function switched(settings: Settings, { topic, reach, wanted }: Change): Settings {
  return {
    ...settings,
    topics: settings.topics.map((each) =>
      each.topic === topic
        ? { ...each, ways: each.ways.map((way) => (way.reach === reach ? { ...way, wanted } : way)) }
        : each,
    ),
  };
}

function Shape() {
  return (
    <>
      <Bones height={88} />
      <Bones height={40} width={50} />
      <Bones height={640} round />
    </>
  );
}
