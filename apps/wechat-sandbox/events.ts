// The events that WeChat tells a shop's server about, in JSON and in XML. Source: WeChat's documentation of message push.
import type { SandboxClock } from './sandbox-clock';

type Field = string | number | readonly Fields[] | Fields;
export type Fields = { readonly [name: string]: Field };

/** An event in the two forms that WeChat writes it in, which differ for the events of subscriptions. */
export interface CallbackEvent {
  readonly openid: string;
  readonly name: string;
  readonly json: Fields;
  readonly xml: Fields;
}

/** The original ids of the apps, as WeChat calls them in events. */
export const ORIGINALS = { mini: 'gh_sandboxmini01', account: 'gh_sandboxacct01' } as const;

const head = (clock: SandboxClock, to: string, from: string, Event: string) => ({
  ToUserName: to,
  FromUserName: from,
  CreateTime: Math.floor(clock.milliseconds() / 1000),
  MsgType: 'event',
  Event,
});

export function plainEvent(
  clock: SandboxClock,
  { app, openid, name, more = {} }: { app: 'mini' | 'account'; openid: string; name: string; more?: Fields },
): CallbackEvent {
  const fields = { ...head(clock, ORIGINALS[app], openid, name), ...more };
  return { openid, name, json: fields, xml: fields };
}

/** One about templates: a list in JSON, wrapped under a name of its own in XML. */
export function templateEvent(
  clock: SandboxClock,
  openid: string,
  name: string,
  wrapper: string,
  list: readonly Fields[],
): CallbackEvent {
  const start = head(clock, ORIGINALS.mini, openid, name);
  return { openid, name, json: { ...start, List: list }, xml: { ...start, [wrapper]: { List: list } } };
}

export function xmlOf(fields: Fields): string {
  return `<xml>\n${inside(fields)}</xml>`;
}

function inside(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (isList(value) ? value : [value]).map((one) => element(name, one)))
    .join('');
}

function element(name: string, value: string | number | Fields): string {
  const content =
    typeof value === 'object' ? inside(value) : typeof value === 'number' ? String(value) : `<![CDATA[${value}]]>`;
  return `<${name}>${content}</${name}>\n`;
}

function isList(value: Field): value is readonly Fields[] {
  return Array.isArray(value);
}
