// One member, found by a whole phone number or card number, shown masked before anything is sent.
import { adminMemberEndpoints } from '@guike/contracts/http';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useRemote } from '../api/remote';
import { Field } from '../ui/field';

const WHOLE = /^\d{11,20}$/;

interface MemberFinderProps {
  readonly chosen: string | null;
  readonly error: string | undefined;
  readonly onChoose: (memberId: string | null) => void;
}

export function MemberFinder({ chosen, error, onChoose }: MemberFinderProps) {
  const [text, setText] = useState('');
  const search = text.replace(/\s/g, '');
  const isWhole = WHOLE.test(search);
  const found = useRemote(adminMemberEndpoints.members, { query: { search, limit: 2 } }, { enabled: isWhole });
  const [one, other] = found.data?.items ?? [];
  const only = isWhole && one && !other ? one : null;
  const foundId = only?.memberId ?? null;
  useEffect(() => {
    if (foundId !== chosen) onChoose(foundId);
  }, [foundId, chosen, onChoose]);
  const hint = only
    ? `${only.nameMasked ?? '未留姓名'} · ${only.phoneMasked ?? '未留手机号'} · ${only.tierName ?? '未入会'}`
    : isWhole && found.data
      ? '没有找到这位会员'
      : '填完整的手机号或卡号';
  return (
    <Field label="会员" hint={<span data-testid="member-found">{hint}</span>} error={error}>
      <Input
        id="grant-member"
        maxLength={24}
        inputMode="numeric"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </Field>
  );
}
