// 会员协议 and 隐私政策 to read, before and after signing in. `?name=privacy` asks for the second.
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, useRouter } from '@tarojs/taro';
import { doorEndpoints, memberEndpoints } from '@guike/contracts/http';
import { phoneTime } from '../../clock';
import { type PaperName, agreedTo, paperTitles, versionWords } from '../../consent/versions';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Bones } from '../../ui/bones';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { instantDayWords } from '../../words/days';
import './index.css';

export default function Papers() {
  const name: PaperName = useRouter().params['name'] === 'privacy' ? 'privacy' : 'agreement';
  const paper = useRemote(`paper/${name}`, doorEndpoints.paper, { params: { name } });
  useDidShow(() => void Taro.setNavigationBarTitle({ title: paperTitles[name] }));
  return (
    <Page id="paper">
      <Shown remote={paper} bones={<Shape />}>
        {({ title, version, sections }) => (
          <>
            <Text id="paper-title" className="paper-title serif">
              {title}
            </Text>
            <Text className="line soft small">{versionWords(version)}</Text>
            <Agreement name={name} version={version} />
            {sections.map(({ heading, paragraphs }) => (
              <View key={heading} className="paper-section">
                <Text className="paper-heading serif">{heading}</Text>
                {paragraphs.map((paragraph) => (
                  <Text key={paragraph} className="paper-paragraph">
                    {paragraph}
                  </Text>
                ))}
              </View>
            ))}
          </>
        )}
      </Shown>
    </Page>
  );
}

/** What the person who reads has agreed to, if they are signed in. */
function Agreement({ name, version }: { readonly name: PaperName; readonly version: string }) {
  const me = useRemote('me', memberEndpoints.me, {}, { when: useSession() !== null });
  const agreed = me.data === null ? null : agreedTo(me.data.consents, name);
  if (agreed === null) return null;
  const day = instantDayWords(agreed.at, phoneTime());
  const words =
    agreed.version === version ? `您在${day}同意了这一版` : `您在${day}同意的是${versionWords(agreed.version)}`;
  return (
    <Text id="paper-agreed" className="line soft small">
      {words}
    </Text>
  );
}

function Shape() {
  return (
    <>
      <Bones height={72} width={48} />
      {[1, 2, 3].map((section) => (
        <View key={section} className="paper-section">
          <Bones height={44} width={56} />
          <Bones height={140} />
          <Bones height={140} />
        </View>
      ))}
    </>
  );
}
