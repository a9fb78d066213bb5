// The code of a redemption, to be shown in the store; it says so by itself when it was handed out. `?id=` names it.
import { useRouter } from '@tarojs/taro';
import { rewardEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { useAskingAgain } from '../../remote/use-asking-again';
import { useRemote } from '../../remote/use-remote';
import { CodePanel } from '../../rewards/code-panel';
import { drawingFor } from '../../rewards/pictures';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { Trouble } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../card/voucher.css';
import '../../rewards/rewards.css';

export default function RedemptionPage() {
  const id = useRouter().params['id'] ?? '';
  return (
    <Page id="redemption-page">
      <Personal title="登录后看兑换码" words="兑换码和领取期限都在这里" picture={drawingFor(null)}>
        <Mine id={id} />
      </Personal>
    </Page>
  );
}

function Mine({ id }: { readonly id: string }) {
  // Those that may still be fetched come first, so the one whose code is shown is on the first page.
  const remote = useRemote('redemptions', rewardEndpoints.redemptions, {});
  const redemption = remote.data?.redemptions.find((each) => each.id === id);
  useAskingAgain(redemption?.state === 'open', remote.reload);
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Bones height={760} round />}>
      {() => {
        if (redemption !== undefined)
          return (
            <>
              <CodePanel redemption={redemption} />
              <Button id="all-redemptions" kind="text" onTap={() => go('redemptions')}>
                我的兑换
              </Button>
            </>
          );
        // Just redeemed, and the answer with it is on its way.
        if (remote.loading) return <Bones height={760} round />;
        if (remote.problem !== null) return <Trouble problem={remote.problem} onRetry={() => void remote.reload()} />;
        return (
          <Blank
            id="no-redemption"
            title="没有找到这次兑换"
            picture={drawingFor(null)}
            action={{ words: '看我的兑换', onTap: () => go('redemptions') }}
          />
        );
      }}
    </Shown>
  );
}
