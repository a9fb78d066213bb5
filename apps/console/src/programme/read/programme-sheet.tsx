// A programme to read: its tiers as columns, all else in sentences by section.
import { checkProgramme, programmeInWords } from '@guike/programme/text';
import { useMemo } from 'react';
import { TierTable } from './tier-table';

interface ProgrammeSheetProps {
  readonly body: Readonly<Record<string, unknown>>;
}

export function ProgrammeSheet({ body }: ProgrammeSheetProps) {
  const { programme, issues } = useMemo(() => checkProgramme(body), [body]);
  if (programme === null) {
    return (
      <div className="note" data-testid="unfinished">
        <p className="note-title">这份草稿还没有写完</p>
        <p className="note-small">还有 {issues.length} 处要改，改好以后这里可以读到全部规则。</p>
      </div>
    );
  }
  // Tiers stand above as columns; the name stands in the page's head.
  const elsewhere = new Set(['方案', ...programme.tiers.map(({ name }) => `${name}会员`)]);
  const sections = programmeInWords(programme).filter(({ title }) => !elsewhere.has(title));
  return (
    <div className="sheet" data-testid="sheet">
      <TierTable programme={programme} />
      <div className="sheet-sections">
        {sections.map(({ title, sentences }) => (
          <section key={title} className="panel" aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
