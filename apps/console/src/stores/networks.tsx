// A store's own lines: many phones there at once are guests of a party, and no likes or friends are held for it.
import { type AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';

type Store = AnswerOf<typeof adminDeskEndpoints.stores>['stores'][number];

interface NetworksProps {
  readonly store: Store;
  /** The address that this page is looked at from. */
  readonly here: string;
}

export function Networks({ store, here }: NetworksProps) {
  const [isOpen, setOpen] = useState(false);
  const mayKeep = may(useMe(), adminDeskEndpoints.keepStoreNetworks);
  const { code, networks } = store;
  return (
    <>
      {networks.length === 0 ? <span className="quiet">没有登记</span> : networks.join('、')}
      {mayKeep && (
        <Button type="link" size="small" data-testid={`networks-${code}`} onClick={() => setOpen(true)}>
          {networks.length === 0 ? '登记' : '修改'}
          <span className="unseen">{store.name}的店内网络</span>
        </Button>
      )}
      {isOpen && <NetworksDialog store={store} here={here} onClose={() => setOpen(false)} />}
    </>
  );
}

const listed = (typed: string): string[] => typed.split(/[\s,，、;；]+/u).filter((each) => each !== '');

function NetworksDialog({ store, here, onClose }: NetworksProps & { readonly onClose: () => void }) {
  const [typed, setTyped] = useState(store.networks.join('\n'));
  const sending = useSend(adminDeskEndpoints.keepStoreNetworks, [adminDeskEndpoints.stores]);
  const { errors, check, rest } = useFieldErrors(adminDeskEndpoints.keepStoreNetworks, sending.error);
  const networks = listed(typed);
  const wrong = errors['networks'] ?? Object.entries(errors).find(([path]) => path.startsWith('networks'))?.[1];
  return (
    <Dialog
      title={`${store.name}的店内网络`}
      submit="保存"
      isSending={sending.isPending}
      error={rest}
      testId="networks-form"
      onClose={onClose}
      onSubmit={() =>
        check({ networks }) && sending.mutate({ params: { id: store.id }, body: { networks } }, { onSuccess: onClose })
      }
    >
      <p>店里办活动时，大家连着同一个无线网。登记了店里的外网地址，同时点赞、同时打开邀请就不会被当成异常。</p>
      <Field label="外网地址" hint="一行一个，IPv4 或 IPv6，也可以写 203.0.113.0/28" error={wrong}>
        <Input.TextArea
          id="store-networks"
          autoFocus
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </Field>
      {!networks.includes(here) && (
        <Button className="self-start" data-testid="add-here" onClick={() => setTyped([...networks, here].join('\n'))}>
          加上这台电脑现在的地址 {here}
        </Button>
      )}
    </Dialog>
  );
}
