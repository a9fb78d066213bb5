// A face for a made-up person: the last character of the name on a quiet colour that is always the same.
import { type Html, html } from './html';

const COLOURS = ['#7a8b6f', '#8a6f7d', '#6f7f8b', '#9a7b5b', '#6b7a99', '#7d7466'];

export function avatar(nickname: string): Html {
  const characters = [...nickname];
  const sum = characters.reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  const colour = COLOURS[sum % COLOURS.length] ?? '#7d7466';
  return html`<svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
    <rect width="44" height="44" rx="8" fill="${colour}" />
    <text x="22" y="23" fill="#fff" font-size="20" text-anchor="middle" dominant-baseline="central">
      ${characters.at(-1) ?? ''}
    </text>
  </svg>`;
}
