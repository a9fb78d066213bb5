// The editor of a draft: above what can be done with it, at the side its parts, in the middle the one that is open.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../ui/page';
import type { Body } from './draft/body';
import { type Draft, DraftProvider, useSteps } from './draft/draft';
import { type Saving, type Version, useSaving } from './draft/saving';
import { Conflict } from './conflict';
import { Discard } from './discard';
import { IssueList } from './issue-list';
import { KeptMark } from './kept-mark';
import { LeaveGuard } from './leave-guard';
import { PreviewPanel } from './preview-panel';
import { PublishDialog } from './publish-dialog';
import { SectionNav } from './section-nav';
import { sections } from './sections/sections';
import { TrialDialog } from './trial-dialog';

interface EditorProps {
  readonly version: Version;
  /** The text to begin with. */
  readonly first: Body;
}

type Open = 'publish' | 'trial' | 'discard' | null;

export function Editor({ version, first }: EditorProps) {
  const [begin] = useState(first);
  const draft = useSteps(begin);
  const saving = useSaving(version, begin, draft.body);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  useUndoKey(draft.undo);
  const dialog = { version, revision: saving.revision, onClose: close };
  const name = draft.body['name'];
  return (
    <DraftProvider value={draft}>
      <Page
        title={typeof name === 'string' && name !== '' ? name : '修改方案'}
        lead={<KeptMark saving={saving} basedOn={version.basedOn} />}
        back={{ to: '/programme', label: '会员方案' }}
        actions={<Actions draft={draft} saving={saving} onOpen={setOpen} />}
      >
        <Parts draft={draft} />
        <LeaveGuard saving={saving} />
        {(saving.state === 'changed' || saving.state === 'closed') && (
          <Conflict version={version.version} body={draft.body} isClosed={saving.state === 'closed'} />
        )}
        {open === 'publish' && <PublishDialog {...dialog} />}
        {open === 'trial' && <TrialDialog {...dialog} />}
        {open === 'discard' && <Discard {...dialog} />}
      </Page>
    </DraftProvider>
  );
}

interface ActionsProps {
  readonly draft: Draft;
  readonly saving: Saving;
  readonly onOpen: (open: Open) => void;
}

function Actions({ draft, saving, onOpen }: ActionsProps) {
  // What is put in force is what has been kept.
  const isReady = saving.state === 'kept' && draft.issues.length === 0;
  return (
    <>
      <Button type="text" disabled={!draft.canUndo} onClick={draft.undo} data-testid="undo">
        撤销
      </Button>
      <Button type="text" onClick={() => onOpen('discard')} disabled={saving.state !== 'kept'} data-testid="discard">
        放弃草稿
      </Button>
      <Button onClick={() => onOpen('trial')} disabled={!isReady} data-testid="trial">
        试行
      </Button>
      <Button type="primary" onClick={() => onOpen('publish')} disabled={!isReady} data-testid="publish">
        发布
      </Button>
    </>
  );
}

const PREVIEW = 'preview';

/** Which part is open stands in the address. */
function Parts({ draft }: { readonly draft: Draft }) {
  const [params, setParams] = useSearchParams();
  const part = params.get('part') ?? 'tiers';
  const show = (next: string) => setParams({ part: next }, { replace: true });
  const section = sections.find(({ key }) => key === part);
  const View = section?.View;
  return (
    <div className="editor">
      <SectionNav part={part} issues={draft.issues} preview={PREVIEW} onShow={show} />
      <div className="editor-part" data-testid={`part-${part}`}>
        <IssueList issues={draft.issues} part={part} onShow={show} />
        {part === PREVIEW || !View ? (
          <PreviewPanel body={draft.body} isReady={draft.issues.length === 0} />
        ) : (
          <div className={part === 'tiers' ? 'editor-sheet' : 'panel editor-sheet'}>
            <View />
          </div>
        )}
      </div>
    </div>
  );
}

/** Ctrl+Z takes the last change of the draft back, wherever it was; in a dialog it is the field's own. */
function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest('.ant-modal')) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [undo]);
}
