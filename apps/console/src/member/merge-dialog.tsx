// 合并会员: the other one is found, both stand side by side with what will be moved, and a word confirms it.
import { type AnswerOf, adminMemberEndpoints, adminPointsEndpoints } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { useFieldErrors } from '../ui/use-field-errors';
import type { MemberFile } from './member-file';
import { MergeSides } from './merge-sides';

interface MergeDialogProps {
  readonly member: MemberFile;
  readonly onClose: () => void;
}

export function MergeDialog({ member, onClose }: MergeDialogProps) {
  const [other, setOther] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [confirm, setConfirm] = useState('');
  const { merge, mergePreview, merges } = adminPointsEndpoints;
  const { member: file, memberPoints, members } = adminMemberEndpoints;
  const sending = useSend(merge, [file, memberPoints, members, merges]);
  const { errors, check, rest } = useFieldErrors(merge, sending.error);
  const params = { id: member.memberId, other: other ?? member.memberId };
  const preview = useRemote(mergePreview, { params }, { enabled: other !== null });
  const may = preview.data !== undefined && preview.data.obstacle === null;
  return (
    <Dialog
      title={`把另一位合并到${member.nameMasked ?? '这位会员'}`}
      submit={other === null ? '下一步' : '合并，不能撤销'}
      isSending={sending.isPending}
      error={rest}
      testId="merge-form"
      onClose={onClose}
      onSubmit={() => {
        const body = { reason: reason.trim(), confirm: confirm.trim() as '合并' };
        if (other !== null && may && check(body)) sending.mutate({ params, body }, { onSuccess: onClose });
      }}
    >
      {other === null ? (
        <FindOther not={member.memberId} onFound={setOther} />
      ) : preview.data === undefined ? (
        preview.isError ? (
          <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <SkeletonLines lines={6} />
        )
      ) : (
        <>
          <MergeSides preview={preview.data} />
          {may && (
            <>
              <Field label="原因" error={errors['reason']}>
                <Input
                  id="merge-reason"
                  maxLength={200}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              </Field>
              <Field label="请输入“合并”确认" hint="合并后不能撤销" error={errors['confirm']}>
                <Input
                  id="merge-confirm"
                  autoComplete="off"
                  value={confirm}
                  onChange={(event) => setConfirm(event.target.value)}
                />
              </Field>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}

type Found = AnswerOf<typeof adminMemberEndpoints.members>['items'][number];

function FindOther({ not, onFound }: { readonly not: string; readonly onFound: (memberId: string) => void }) {
  const [text, setText] = useState('');
  const [search, setSearch] = useState('');
  const found = useRemote(adminMemberEndpoints.members, { query: { search, limit: 5 } }, { enabled: search !== '' });
  const others = (found.data?.items ?? []).filter(({ memberId }) => memberId !== not);
  return (
    <>
      <Field label="另一位会员" hint="完整手机号、手机尾号 4 位、卡号或姓名">
        <Input.Search
          id="merge-search"
          autoFocus
          maxLength={60}
          value={text}
          enterButton="查找"
          loading={found.isFetching}
          onChange={(event) => setText(event.target.value)}
          onSearch={(value, event) => {
            event?.preventDefault();
            setSearch(value.trim());
          }}
        />
      </Field>
      {found.isError && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.data !== undefined && others.length === 0 && <p className="quiet">没有找到另一位，请换一个说法再找</p>}
      <ul className="merge-found">
        {others.map((each) => (
          <li key={each.memberId}>
            <Button block data-testid={`merge-with-${each.memberId}`} onClick={() => onFound(each.memberId)}>
              {faceOf(each)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

const faceOf = ({ nameMasked, phoneMasked, tierName }: Found): string =>
  [nameMasked ?? '未留姓名', phoneMasked ?? '未留手机号', tierName].filter(Boolean).join(' · ');
