// 申请入会: what the shop wants to know, and what became of an application.
import { Text, View } from '@tarojs/components';
import { profileEndpoints } from '@guike/contracts/http';
import { phoneTime } from '../../clock';
import { Personal } from '../../consent/personal';
import type { Application } from '../../profile/answers';
import { profilePicture } from '../../profile/profile-picture';
import { useRemote } from '../../remote/use-remote';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Card } from '../../ui/card';
import { goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Shown } from '../../ui/shown';
import { instantDayWords } from '../../words/days';
import { ApplyForm } from './apply-form';
import '../../claims/claims.css';
import './index.css';

type Latest = NonNullable<Application['latest']>;

export default function ApplyPage() {
  return (
    <Page id="apply-page">
      <Personal title="登录后申请入会" words="填一张小表，门店审核后开卡" picture={profilePicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('application', profileEndpoints.application, {});
  return (
    <Shown remote={remote} bones={<Bones height={520} round />}>
      {(application) => <Content application={application} onFiled={remote.reload} />}
    </Shown>
  );
}

function Content({
  application,
  onFiled,
}: {
  readonly application: Application;
  readonly onFiled: () => Promise<void>;
}) {
  const { ways, latest } = application;
  if (latest?.state === 'open') return <Waiting latest={latest} by={ways?.approvedBy ?? '门店'} />;
  if (ways === null)
    return (
      <Blank
        id="no-application"
        title={latest?.state === 'approved' ? '您已经是会员' : '现在不用申请'}
        picture={profilePicture}
        action={{ words: '回首页', onTap: () => goTab('home') }}
      >
        入会的办法在首页可以看到
      </Blank>
    );
  return (
    <>
      {latest?.state === 'refused' && (
        <Card id="application-refused">
          <Row note={latest.refusal}>{`${instantDayWords(latest.filedAt, phoneTime())}的申请未通过`}</Row>
        </Card>
      )}
      <ApplyForm ways={ways} onFiled={onFiled} />
    </>
  );
}

function Waiting({ latest, by }: { readonly latest: Latest; readonly by: string }) {
  return (
    <View id="application-open" className="apply-open">
      <Text className="head-title">审核中</Text>
      <Text className="line lead soft">{`${instantDayWords(latest.filedAt, phoneTime())}提交到${latest.storeName}`}</Text>
      <Text className="line soft">{`由${by}审核，结果会发消息给您`}</Text>
    </View>
  );
}
