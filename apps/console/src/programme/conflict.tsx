// Somebody else has written to the same draft: theirs stays, and one's own may be kept as a draft of its own.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api/call';
import { keyOf, useRemote } from '../api/remote';
import { timeText } from '../ui/format';
import { ProblemLine } from '../ui/problem';
import type { Body } from './draft/body';
import { newId } from './new-id';

interface ConflictProps {
  readonly version: number;
  readonly body: Body;
  /** It has been published or given up meanwhile. */
  readonly isClosed: boolean;
}

export function Conflict({ version, body, isClosed }: ConflictProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [id] = useState(newId);
  // Apart from what the editor has read: that one is old by now.
  const theirs = useRemote(adminProgrammeEndpoints.programmeVersions, { query: { limit: 200 } });
  const row = theirs.data?.items.find((each) => each.version === version);
  const forget = () =>
    client.removeQueries({ queryKey: keyOf(adminProgrammeEndpoints.programmeVersion, { params: { version } }) });
  const copying = useMutation({
    mutationFn: async () => {
      const copy = await call(adminProgrammeEndpoints.draftProgramme, { body: { id, from: { version } } });
      const written = { revision: copy.revision, note: copy.note, body };
      return call(adminProgrammeEndpoints.changeDraft, { params: { version: copy.version }, body: written });
    },
    onSuccess: (copy) => {
      forget();
      void client.invalidateQueries({ queryKey: keyOf(adminProgrammeEndpoints.programmeVersions) });
      void navigate(`/programme/drafts/${copy.version}`, { replace: true });
    },
  });
  const who = row?.changedBy ?? '另一位同事';
  return (
    <Modal
      open
      title={isClosed ? '这份草稿已经不在了' : `${who}刚刚改过这份草稿`}
      closable={false}
      footer={[
        <Button key="copy" loading={copying.isPending} onClick={() => copying.mutate()} data-testid="keep-copy">
          把我的另存一份
        </Button>,
        <Button key="theirs" type="primary" onClick={() => window.location.reload()} data-testid="take-theirs">
          {isClosed ? '看现在的' : '看最新的'}
        </Button>,
      ]}
    >
      <div data-testid="conflict">
        {row && !isClosed && <p>{timeText(row.changedAt)} 保存的。</p>}
        <p>
          {isClosed
            ? '它已经发布或放弃。您还没保存的修改可以另存成一份新草稿。'
            : '为了不盖掉对方的修改，您最后的修改没有保存。可以看最新的再改，也可以把您的另存成一份新草稿。'}
        </p>
        <ProblemLine error={copying.error} />
      </div>
    </Modal>
  );
}
