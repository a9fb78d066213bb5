// 首页 for somebody the shop knows by their phone, and who is no member yet.
import { Text, View } from '@tarojs/components';
import { profileEndpoints } from '@guike/contracts/http';
import { useRemote } from '../../remote/use-remote';
import { go } from '../../ui/go';
import { Row } from '../../ui/row';
import { Section } from '../../ui/section';
import type { Home, Welcome } from './answers';
import { LatestMessage } from './latest-message';
import { TierFan } from './tier-fan';

export function NotYet({ home, tiers }: { readonly home: Home; readonly tiers: Welcome['tiers'] }) {
  return (
    <>
      <View className="page-head">
        <Text id="welcome-name" className="head-title">
          {home.name === null ? '您好' : `${home.name}，您好`}
        </Text>
        <Text className="line lead soft">
          {home.joining.length > 1 ? '满足下面任意一项，就可以入会' : '满足下面这一项，就可以入会'}
        </Text>
      </View>
      <View id="joining" className="card">
        {home.joining.map((way) => (
          <Text key={way} className="way">
            {way}
          </Text>
        ))}
        <Text className="line soft">结账时报手机号，店员会为您办理</Text>
      </View>
      <Apply />
      {tiers.length > 0 && (
        <Section title="入会后的等级">
          <TierFan tiers={tiers} />
        </Section>
      )}
      <LatestMessage inbox={home.inbox} />
    </>
  );
}

/** The way to an application, where the shop takes them. */
function Apply() {
  const application = useRemote('application', profileEndpoints.application, {}).data;
  const waits = application?.latest?.state === 'open';
  if (application === null || (application.ways === null && !waits)) return null;
  return (
    <Row id="to-apply" note={waits ? '审核中' : '填一张小表，门店审核后开卡'} onTap={() => go('apply')}>
      申请入会
    </Row>
  );
}
