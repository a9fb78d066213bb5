// What every part of the editor is handed.
import type { Issues, Terms } from './terms';

export interface SectionProps {
  readonly terms: Terms;
  readonly issues: Issues;
  readonly onChange: (changed: Partial<Terms>) => void;
}
