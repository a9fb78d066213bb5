// Giving a draft up, or withdrawing a version before its day.
import { type AnswerOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import { useNavigate } from 'react-router';
import { useSend } from '../api/remote';
import { dayText } from '../ui/format';
import { Dialog } from '../ui/dialog';

type Version = AnswerOf<typeof adminProgrammeEndpoints.programmeVersions>['items'][number];

interface DiscardProps {
  readonly version: Version;
  readonly revision: number;
  readonly onClose: () => void;
}

export function Discard({ version: { version, state, effectiveFrom, name }, revision, onClose }: DiscardProps) {
  const navigate = useNavigate();
  const { programmeVersions, programmeVersion } = adminProgrammeEndpoints;
  const sending = useSend(adminProgrammeEndpoints.discardDraft, [programmeVersions, programmeVersion]);
  const isDraft = state === 'draft';
  const done = () => {
    onClose();
    void navigate('/programme');
  };
  return (
    <Dialog
      title={isDraft ? '放弃这份草稿' : `撤回第 ${version} 版`}
      submit={isDraft ? '放弃草稿' : '撤回'}
      isSending={sending.isPending}
      error={sending.error}
      testId="discard-form"
      onClose={onClose}
      onSubmit={() => sending.mutate({ params: { version }, body: { revision } }, { onSuccess: done })}
    >
      <p>
        {isDraft
          ? `「${name}」的草稿放弃以后不能再改，历史里还看得到。会员不受影响。`
          : `它原定${effectiveFrom === null ? '' : dayText(effectiveFrom)}生效。撤回以后，仍按现在的方案。`}
      </p>
    </Dialog>
  );
}
