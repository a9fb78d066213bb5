// 补登积分: a sale at which the member was forgotten, claimed by its receipt; and what became of earlier claims.
import { Text } from '@tarojs/components';
import { claimEndpoints } from '@guike/contracts/http';
import { ClaimForm, type ClaimsPage } from '../../claims/claim-form';
import { ClaimList } from '../../claims/claim-list';
import { Personal } from '../../consent/personal';
import { receiptPicture } from '../../points/receipt-picture';
import { useRemote } from '../../remote/use-remote';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import '../../claims/claims.css';

export default function Claims() {
  return (
    <Page id="claims-page">
      <Personal title="登录后补登积分" words="结账时忘了报会员，可以凭小票补登" picture={receiptPicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('claims', claimEndpoints.claims, {});
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Bones height={420} round />}>
      {(page) => <Content page={page} onFiled={remote.reload} />}
    </Shown>
  );
}

function Content({ page, onFiled }: { readonly page: ClaimsPage; readonly onFiled: () => Promise<void> }) {
  if (page.rules === null)
    return (
      <>
        <Blank
          id="no-claims"
          title={page.closed ?? '现在不能补登'}
          picture={receiptPicture}
          action={{ words: '回到积分明细', onTap: () => go('points') }}
        >
          有漏记的消费，请带小票到门店核对
        </Blank>
        <ClaimList claims={page.claims} />
      </>
    );
  return (
    <>
      <Text className="line soft">结账时忘了报会员，凭小票补登，门店核对后记入</Text>
      <ClaimForm page={page} rules={page.rules} onFiled={onFiled} />
      <ClaimList claims={page.claims} />
    </>
  );
}
