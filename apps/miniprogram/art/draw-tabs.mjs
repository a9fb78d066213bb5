/** `node apps/miniprogram/art/draw-tabs.mjs [CHROMIUM]`: draws the tab icons of WeChat (PNG, light and dark) from the SVGs beside it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const SIZE = 81; // What WeChat recommends.
/** As in theme.json. */
const COLOURS = { '': '#6e665e', '-on': '#8c2f39', '-dark': '#a39a90', '-dark-on': '#e08a93' };
const here = new URL('.', import.meta.url);

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
for (const name of ['home', 'benefits', 'looks', 'events', 'me'])
  for (const [suffix, colour] of Object.entries(COLOURS)) {
    const svg = readFileSync(new URL(`${name}.svg`, here), 'utf8').replace('#000', colour);
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${SIZE}px;height:${SIZE}px}</style>${svg}`);
    const picture = await page.screenshot({ omitBackground: true });
    writeFileSync(new URL(`../src/assets/tab/${name}${suffix}.png`, here), picture);
  }
await browser.close();
