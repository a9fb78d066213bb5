// What keeps the draft from being published, each with a way to the field.
import type { ProgrammeIssue } from '@guike/programme/text';
import { useEffect, useState } from 'react';
import { rowsAt } from './draft/body';
import { useDraft } from './draft/draft';
import { sectionOf, sections } from './sections/sections';

interface IssueListProps {
  readonly issues: readonly ProgrammeIssue[];
  readonly part: string;
  readonly onShow: (part: string) => void;
}

const MOST_SHOWN = 6;

export function IssueList({ issues, part, onShow }: IssueListProps) {
  const { body } = useDraft();
  const [wanted, setWanted] = useState<string | null>(null);
  // The field is there once its part is.
  useEffect(() => {
    if (wanted === null || sectionOf(wanted) !== part) return;
    fieldAt(wanted)?.focus();
    setWanted(null);
  }, [wanted, part]);
  if (issues.length === 0) return null;
  const go = (path: string) => {
    setWanted(path);
    onShow(sectionOf(path));
  };
  return (
    <section className="panel issues" aria-label="要改的地方" data-testid="issues">
      <p role="status">
        <strong>还有 {issues.length} 处要改</strong>，改好才能发布；草稿照常保存。
      </p>
      <ul>
        {issues.slice(0, MOST_SHOWN).map(({ path, message }) => (
          <li key={path}>
            <button type="button" className="link" onClick={() => go(path)}>
              {placeName(path, rowsAt(body, ['tiers']))}
            </button>
            ：{message}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The field at a place, or the nearest above it that can be seen. */
function fieldAt(place: string): HTMLElement | null {
  const steps = place.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const found = document.getElementById(`at-${steps.slice(0, length).join('.')}`);
    if (found) return found;
  }
  return null;
}

function placeName(place: string, tiers: readonly unknown[]): string {
  const [root, index] = place.split('.');
  const key = sectionOf(place);
  const label = sections.find((section) => section.key === key)?.label ?? '';
  if (root !== 'tiers' || index === undefined) return label;
  const { name } = (tiers[Number(index)] ?? {}) as { readonly name?: unknown };
  return `${label} · ${typeof name === 'string' && name !== '' ? name : `第 ${Number(index) + 1} 级`}`;
}
