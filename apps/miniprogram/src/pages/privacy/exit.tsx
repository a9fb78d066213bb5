// 退会: what it ends, fifteen days to come back, and a second thought before it begins.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { type AnswerOf, profileEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { phoneTime } from '../../clock';
import { Personal } from '../../consent/personal';
import { profilePicture } from '../../profile/profile-picture';
import { useRemote } from '../../remote/use-remote';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { dayWords } from '../../words/days';
import { grouped } from '../../words/numbers';
import './index.css';

type Outlook = AnswerOf<typeof profileEndpoints.exit>;

export default function ExitPage() {
  return (
    <Page id="exit-page">
      <Personal title="登录后办理" words="退会前可以看到会结束什么" picture={profilePicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('exit', profileEndpoints.exit, {});
  return (
    <Shown remote={remote} bones={<Bones height={520} round />}>
      {(outlook) =>
        outlook.exit === null ? (
          <Leaving outlook={outlook} onChanged={remote.reload} />
        ) : (
          <Regretting through={outlook.exit.through} onChanged={remote.reload} />
        )
      }
    </Shown>
  );
}

function Leaving({ outlook, onChanged }: { readonly outlook: Outlook; readonly onChanged: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const { busy, problem, run } = useOnce(onChanged);
  const { points, redemptions, tierName, regretDays } = outlook;
  return (
    <>
      <View className="page-head">
        <Text className="head-title">退会前请看一看</Text>
        <Text className="line lead soft">{`提出后 ${regretDays} 天内可以撤回，这期间一切照旧`}</Text>
      </View>
      <Card>
        <Row side={<Text id="exit-points" className="number">{`${grouped(points)} 积分`}</Text>}>未用的积分会失效</Row>
        {tierName !== null && <Row side={<Text>{`${tierName}会员`}</Text>}>等级和权益会结束</Row>}
        {redemptions > 0 && <Row side={<Text className="number">{`${redemptions} 件`}</Text>}>没领的兑换会取消</Row>}
        <Row note="姓名、手机号、生日、头像、喜好、相册和消息都会删除，无法找回">您的资料会删除</Row>
        <Row note="法律要求保存的交易和积分账目，去掉姓名和手机号后保存">账目会匿名保留</Row>
      </Card>
      {problem !== null && <Banner id="exit-problem">{problem}</Banner>}
      <Button id="exit-keep" onTap={() => goTab('home')}>
        先不退会
      </Button>
      <Button id="exit-ask" kind="text" onTap={() => setAsking(true)}>
        继续退会
      </Button>
      {asking && (
        <Sheet id="exit-sheet" title="确定退会吗" onClose={() => setAsking(false)}>
          <Text className="line soft exit-words">{`${regretDays} 天后删除您的资料，${grouped(points)} 积分失效。`}</Text>
          <Button
            id="exit-confirm"
            off={busy}
            onTap={() => void run(() => call(profileEndpoints.leave, { body: { confirm: '退会' } }))}
          >
            确定退会
          </Button>
          <Button id="exit-cancel" kind="quiet" onTap={() => setAsking(false)}>
            再想想
          </Button>
        </Sheet>
      )}
    </>
  );
}

function Regretting({ through, onChanged }: { readonly through: string; readonly onChanged: () => Promise<void> }) {
  const { busy, problem, run } = useOnce(onChanged);
  const last = dayWords(through, phoneTime());
  return (
    <>
      <View id="exit-under-way" className="page-head">
        <Text className="head-title">退会申请已收到</Text>
        <Text className="line lead soft">{`${last}前（含当日）可以撤回，之后删除您的资料，积分失效`}</Text>
      </View>
      <Text className="line soft exit-words">在此之前，会员码、积分和权益照常使用。</Text>
      {problem !== null && <Banner id="exit-problem">{problem}</Banner>}
      <Button id="exit-stay" off={busy} onTap={() => void run(() => call(profileEndpoints.stay, {}))}>
        撤回退会
      </Button>
    </>
  );
}

function useOnce(onChanged: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      await onChanged();
    } catch (error) {
      setProblem(problemOf(error).title);
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
