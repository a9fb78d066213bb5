// The parts of the draft, with how many things each still needs; the last is what the draft would change.
import type { ProgrammeIssue } from '@guike/programme/text';
import { sectionOf, sections } from './sections/sections';

interface SectionNavProps {
  readonly part: string;
  readonly issues: readonly ProgrammeIssue[];
  readonly preview: string;
  readonly onShow: (part: string) => void;
}

export function SectionNav({ part, issues, preview, onShow }: SectionNavProps) {
  const entries = [...sections.map(({ key, label }) => ({ key, label })), { key: preview, label: '试算' }];
  return (
    <nav className="editor-nav" aria-label="方案的各部分">
      {entries.map(({ key, label }) => {
        const wrong = issues.filter(({ path }) => sectionOf(path) === key).length;
        return (
          <button
            key={key}
            type="button"
            className={key === part ? 'editor-tab is-open' : 'editor-tab'}
            aria-current={key === part ? 'page' : undefined}
            data-testid={`tab-${key}`}
            onClick={() => onShow(key)}
          >
            {label}
            {wrong > 0 && key !== preview && (
              <span className="editor-wrong">
                {wrong}
                <span className="unseen">处要改</span>
              </span>
            )}
          </button>
        );
      })}
    </nav>
  );
}
