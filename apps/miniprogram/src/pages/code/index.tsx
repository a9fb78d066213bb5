// 会员码: what the till scans, worked out on the phone itself, so that it is there without a network too.
import { memberEndpoints } from '@guike/contracts/http';
import { ConsentDue } from '../../consent/consent-due';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { go, goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Trouble } from '../../ui/trouble';
import { CodePanel } from './code-panel';
import './index.css';

export default function CodePage() {
  return (
    <Page id="code-page">
      <Content />
    </Page>
  );
}

function Content() {
  const session = useSession();
  const remote = useRemote('card', memberEndpoints.card, {});
  const home = useRemote('home', memberEndpoints.home, {});
  if (session === null)
    return (
      <Blank id="no-code" title="登录后显示会员码" action={{ words: '去登录', onTap: () => go('signIn') }}>
        会员到店出示，即可积分和用积分
      </Blank>
    );
  if (session.consentDue) return <ConsentDue />;
  if (remote.data === null || remote.at === null)
    return remote.problem === null ? (
      <Bones height={980} round />
    ) : (
      <Trouble problem={remote.problem} onRetry={() => void remote.reload()} />
    );
  const { card, now } = remote.data;
  if (card !== null)
    return (
      <CodePanel
        card={card}
        ahead={Date.parse(now) - remote.at}
        name={home.data?.name ?? null}
        points={home.data?.points ?? null}
        withoutNetwork={remote.stale}
      />
    );
  const state = home.data?.state ?? session.state;
  return state === 'frozen' ? (
    <Blank id="no-code" title="会员卡已冻结" action={{ words: '回首页', onTap: () => goTab('home') }}>
      冻结期间没有会员码，也不能积分和兑换。请联系门店了解原因
    </Blank>
  ) : (
    <Blank id="no-code" title="入会后就有会员码" action={{ words: '怎样入会', onTap: () => goTab('home') }}>
      现在到店报手机号，消费也会记在您名下
    </Blank>
  );
}
