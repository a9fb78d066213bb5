// The scan of all words that people read: nothing is promised for sharing, and no points word stands where one shares.
// Source: wechat.md, inducement.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type CopySource, type Said, copySource } from './copy-source';

export interface Offence {
  readonly rule: 'reward-for-sharing' | 'points-beside-sharing';
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const HAN = /\p{Script=Han}/u;
const ROOT = join(__dirname, '../..');
const GROUNDS = ['apps', 'libs'];
const SKIPPED = /\/(node_modules|dist|wechat-sandbox)(\/|$)|\.(spec|d)\.tsx?$/;
/** What the server draws or names for a friend's eyes. */
const SERVER_SHARING =
  /\/flows\/.*(poster|share-picture|share-card|look-card|looks-sharing|invitation-|invite-friends)/;

const ACT = '(?:分享|转发|转给|群发|集赞|求赞|攒赞|订阅|关注|(?:发|晒|转)(?:到|在|个|了)?朋友圈)';
const REWARD = '(?:送|(?<![觉记值懂取])得|返|奖|赚|领|换|兑|有礼|立减|红包|优惠券|积分|加分|抽)';
const promises: readonly RegExp[] = [
  new RegExp(`${ACT}[^。；：！？\\n]{0,10}?${REWARD}`),
  new RegExp(`${REWARD}[^。；！？，\\n]{0,6}(?:来自|靠|凭|只要|就要|需要|请先|先)${ACT}`),
  /邀请(?:好友|朋友|闺蜜|新人)?[^。；！？，\n]{0,4}(?:有礼|(?<![觉记值])得|赚|领|送积分|返|换)/,
  /(?:好友|朋友)(?:助力|帮忙点赞|点赞)[^。；！？\n]{0,8}(?:送|得|返|奖|赚|领|换|有礼|解锁)/,
];
/** A sentence that says that it is forbidden promises nothing. */
const FORBIDS = /禁止|不允许|不许|不得|从不|绝不|不会因|不因|不为/;

/** 分 counts as a points word alone or after a number; 得, 送 and 返 not in words that mean something else. */
const POINTS =
  /积分|(?:^|[0-9零一二三四五六七八九十百千两半几多]\s*)分(?![钟店之享别公])|奖|赠|返(?!回)|(?<![觉记值懂显舍难认免省变使晓])得(?![知体])|(?<![发运寄传])送|赚|红包|有礼|加分/;

const promised = ({ text }: Said): boolean =>
  text
    .split(/(?<=[。；！？\n])/)
    .some((sentence) => !FORBIDS.test(sentence) && promises.some((promise) => promise.test(sentence)));

const speaksOfPoints = ({ text }: Said): boolean => POINTS.test(text);

/** All offences among these sources, which are read together: a group may show parts of another file. */
export function offencesIn(sources: readonly CopySource[]): readonly Offence[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const all = sources.flatMap((source) => [
    ...source.said.filter(promised).map((said) => offence('reward-for-sharing', source.file, said)),
    ...besideSharing(source, byFile),
  ]);
  return [...new Map(all.map((one) => [Object.values(one).join(' '), one])).values()];
}

/** The files whose words stand beside a share button or are what a friend sees. */
export const sharingFiles = (sources: readonly CopySource[]): readonly string[] =>
  sources.filter((source) => onPhone(source) && source.offersSharing).map(({ file }) => file);
export const pictureFiles = (sources: readonly CopySource[]): readonly string[] =>
  sources.filter(({ file }) => SERVER_SHARING.test(file)).map(({ file }) => file);

const onPhone = ({ file }: CopySource): boolean => file.startsWith('apps/miniprogram/');

function besideSharing(source: CopySource, byFile: ReadonlyMap<string, CopySource>): readonly Offence[] {
  const own = SERVER_SHARING.test(source.file) || (onPhone(source) && source.offersSharing);
  const words = own ? source.said : source.file.startsWith('libs/flows/') ? source.shared : [];
  const offences = words.filter(speaksOfPoints).map((said) => offence('points-beside-sharing', source.file, said));
  return onPhone(source) ? [...offences, ...inGroups(source, byFile)] : offences;
}

/** Where an element shows a part that offers sharing, the words in it and in the parts beside. */
function inGroups(source: CopySource, byFile: ReadonlyMap<string, CopySource>): readonly Offence[] {
  const fileOf = (component: string): CopySource | null => declaring(source, component, byFile);
  return source.groups.flatMap(({ components, said }) => {
    const parts = components.flatMap((component) => fileOf(component) ?? []).filter(({ file }) => file !== source.file);
    if (!parts.some(({ offersSharing }) => offersSharing)) return [];
    return [
      ...said.filter(speaksOfPoints).map((each) => offence('points-beside-sharing', source.file, each)),
      ...parts.flatMap((part) =>
        part.said.filter(speaksOfPoints).map((each) => offence('points-beside-sharing', part.file, each)),
      ),
    ];
  });
}

/** The source that declares a component which `source` imports by a relative path. */
function declaring(source: CopySource, component: string, byFile: ReadonlyMap<string, CopySource>): CopySource | null {
  const from = source.imports.get(component);
  if (from?.startsWith('.') !== true) return null;
  const path = join(dirname(source.file), from);
  return ['.tsx', '.weapp.tsx', '.ts'].map((end) => byFile.get(`${path}${end}`)).find((found) => found) ?? null;
}

const offence = (rule: Offence['rule'], file: string, { line, text }: Said): Offence => ({ rule, file, line, text });

/** Every source of ours that has words in Chinese: nothing is shared without any. The WeChat of the sandbox speaks as WeChat. */
export function ourSources(): readonly CopySource[] {
  const files = GROUNDS.flatMap((ground) =>
    readdirSync(join(ROOT, ground), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  ).filter((file) => !SKIPPED.test(`/${file}`));
  return files.flatMap((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    return HAN.test(source) ? [copySource(file, source)] : [];
  });
}
