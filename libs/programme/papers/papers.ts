// What people agree to before they become members: the versions in force. A changed text is a new version, and
// everybody is asked again.
import { agreement } from './agreement';
import type { Paper, PaperName } from './paper';
import { privacy } from './privacy';

const papers: Readonly<Record<PaperName, Paper>> = { agreement, privacy };

/** A paper as this shop hands it out. `filing` is null where there is no number: then nothing is said of it. */
export function paperOf(name: PaperName, shop: string, filing: string | null): Paper {
  const { sections, ...paper } = papers[name];
  const written = sections.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs
      .filter((text) => filing !== null || !text.includes('{filing}'))
      .map((text) => text.replaceAll('{shop}', shop).replaceAll('{filing}', filing ?? '')),
  }));
  return { ...paper, sections: written };
}

/** The versions that somebody agrees to today. */
export const paperVersions: Readonly<Record<PaperName, string>> = {
  agreement: agreement.version,
  privacy: privacy.version,
};
