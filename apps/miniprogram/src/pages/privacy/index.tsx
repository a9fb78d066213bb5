// 隐私与数据: what I agree to in which version, taken back by the same tap; my data as a file; the way out.
import { View } from '@tarojs/components';
import { memberEndpoints, profileEndpoints } from '@guike/contracts/http';
import { phoneTime } from '../../clock';
import { Personal } from '../../consent/personal';
import { type Me, agreedTo, paperTitles, versionWords } from '../../consent/versions';
import type { Privacy } from '../../profile/answers';
import { profilePicture } from '../../profile/profile-picture';
import { useRemote } from '../../remote/use-remote';
import { Bones } from '../../ui/bones';
import { Card } from '../../ui/card';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { dayWords, instantDayWords } from '../../words/days';
import { MyData } from './my-data';
import { PurposeSwitch } from './purpose-switch';
import './index.css';

const papers = ['agreement', 'privacy'] as const;

export default function PrivacyPage() {
  return (
    <Page id="privacy-page">
      <Personal title="登录后查看" words="您同意过什么、您的数据，都在这里" picture={profilePicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('privacy', profileEndpoints.privacy, {});
  const me = useRemote('me', memberEndpoints.me, {});
  usePull(remote.reload, me.reload);
  return (
    <Shown remote={remote} bones={<Bones height={600} round />}>
      {(privacy) => (
        <>
          <Section title="您可以选择">
            <Card>
              {privacy.purposes.map((each) => (
                <PurposeSwitch key={each.purpose} choice={each} onChanged={remote.reload} />
              ))}
            </Card>
          </Section>
          <Papers me={me.data} />
          <Section title="您的数据">
            <Card>
              <MyData privacy={privacy} onChanged={remote.reload} />
            </Card>
          </Section>
          <Exit privacy={privacy} />
        </>
      )}
    </Shown>
  );
}

function Papers({ me }: { readonly me: Me | null }) {
  const note = (paper: (typeof papers)[number]): string | null => {
    const agreed = me && agreedTo(me.consents, paper);
    return agreed && `${versionWords(agreed.version)}，${instantDayWords(agreed.at, phoneTime())}同意`;
  };
  return (
    <Section title="入会时的约定">
      <Card>
        {papers.map((paper) => (
          <Row key={paper} id={`privacy-${paper}`} note={note(paper)} onTap={() => go(paper)}>
            {paperTitles[paper]}
          </Row>
        ))}
      </Card>
    </Section>
  );
}

function Exit({ privacy }: { readonly privacy: Privacy }) {
  const through = privacy.exit?.through ?? null;
  return (
    <View className="section">
      <Card>
        <Row
          id="to-exit"
          note={through === null ? '15 天内可以反悔' : `${dayWords(through, phoneTime())}前可以撤回`}
          onTap={() => go('exit')}
        >
          {through === null ? '退会' : '退会中'}
        </Row>
      </Card>
    </View>
  );
}
