// WeChat's own functions as far as the mini-program calls them: real HTTP, a storage, and what a phone would answer.
import type { Navigation } from './navigation';

/** What the phone's person and surroundings decide. */
export interface PhoneWorld {
  /** What wx.login gives. */
  readonly loginCode: () => Promise<string>;
  /** What its camera reads; null when its person turns back. */
  readonly scanned?: () => Promise<string | null>;
  /** What its person answers to the question about messages of these templates; without it WeChat's switch for all is off. */
  readonly asked?: (templateIds: readonly string[]) => Promise<Readonly<Record<string, string>>>;
  /** What lies on the phone, by the paths that WeChat's components give. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  /** The address that the build asks, and where that is answered here. */
  readonly api: { readonly built: string; readonly url: string };
  /** Parses in the mini-program's own realm, so that an array is an array to it. */
  readonly parse: (json: string) => unknown;
  readonly complain: (line: string) => void;
  /** How it was opened, where that is not from the list of mini-programs: by a page, with WeChat's number of the way. */
  readonly launch?: { readonly url: string; readonly scene: number };
}

interface Options {
  readonly success?: (result: unknown) => void;
  readonly fail?: (error: unknown) => void;
  readonly complete?: (result: unknown) => void;
}
interface RequestOptions {
  readonly url: string;
  readonly method?: string;
  readonly data?: unknown;
  readonly header?: Readonly<Record<string, string>>;
}

const WINDOW = { windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 3 };
const APP = { SDKVersion: '3.10.0', version: '8.0.60', language: 'zh_CN', theme: 'light', fontSizeSetting: 17 };
const DEVICE = { brand: 'sandbox', model: 'sandbox', platform: 'ios', system: 'iOS 18.0' };
const SAFE = { statusBarHeight: 47, safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 } };

/** Moments shows one page alone. Source: WeChat's documentation of the single-page mode. */
const ALONE = 1154;
const NOT_ALONE = ['login', 'navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack', 'scanCode'];

/** Called for what it does outside of the page, which nobody here sees. */
const WITHOUT_TRACE = [
  'addPhoneCalendar',
  'hideLoading',
  'openLocation',
  'pageScrollTo',
  'setClipboardData',
  'setKeepScreenOn',
  'setNavigationBarTitle',
  'setScreenBrightness',
  'showLoading',
  'showToast',
  'startPullDownRefresh',
  'stopPullDownRefresh',
  'vibrateShort',
];
const LISTENERS = [
  'AppHide',
  'AppShow',
  'Error',
  'NetworkStatusChange',
  'PageNotFound',
  'ThemeChange',
  'UnhandledRejection',
  'WindowResize',
];

/** How it is around the phone at this moment. */
export interface Moment {
  /** Every request fails. */
  readonly offline: boolean;
  /** A finger has just tapped: WeChat asks some questions at no other moment. */
  readonly tapped: boolean;
}

/** The object `wx`. */
export function createWx(world: PhoneWorld, navigation: Navigation, moment: () => Moment): Record<string, unknown> {
  const storage = new Map<string, string>();
  const wx = {
    ...phoneFacts(),
    ...openedBy(world.launch),
    ...storageOf(storage, world.parse),
    ...Object.fromEntries(WITHOUT_TRACE.map((name) => [name, answering(async () => ({}))])),
    ...Object.fromEntries(
      LISTENERS.flatMap((name) => [
        [`on${name}`, (): void => undefined],
        [`off${name}`, (): void => undefined],
      ]),
    ),
    login: answering(async (): Promise<unknown> => ({ code: await world.loginCode() })),
    scanCode: answering(async (): Promise<unknown> => {
      const result = (await world.scanned?.()) ?? null;
      if (result === null) throw new Error('scanCode:fail cancel');
      return { result };
    }),
    requestSubscribeMessage: answering(async ({ tmplIds }: { tmplIds: readonly string[] }): Promise<unknown> => {
      if (!moment().tapped) {
        world.complain('wx.requestSubscribeMessage: can only be invoked by user TAP gesture');
        throw failure('requestSubscribeMessage:fail can only be invoked by user TAP gesture.', 10005);
      }
      if (tmplIds.length === 0 || tmplIds.length > 3) throw failure('requestSubscribeMessage:fail templates', 20003);
      if (world.asked === undefined) throw failure('requestSubscribeMessage:fail switched off', 20004);
      return { ...(await world.asked(tmplIds)), errMsg: 'requestSubscribeMessage:ok' };
    }),
    request: answering(async (options: RequestOptions & Options) => {
      if (moment().offline) throw new Error('request:fail net::ERR_INTERNET_DISCONNECTED');
      return request(world, options);
    }),
    getFileSystemManager: () => ({ readFile: readerOf(world) }),
    navigateTo: answering(async ({ url }: { url: string }) => navigation.open(url)),
    redirectTo: answering(async ({ url }: { url: string }) => navigation.replace(url)),
    reLaunch: answering(async ({ url }: { url: string }) => navigation.restart(url)),
    switchTab: answering(async ({ url }: { url: string }) => navigation.switchTab(url)),
    navigateBack: answering(async ({ delta = 1 }: { delta?: number }) => navigation.back(delta)),
    nextTick: (callback: () => void) => void setImmediate(callback),
    canIUse: () => true,
  };
  return world.launch?.scene === ALONE ? { ...wx, ...refusals(world.complain) } : wx;
}

/** What a page that is shown alone cannot do. */
function refusals(complain: PhoneWorld['complain']): Record<string, unknown> {
  return Object.fromEntries(
    NOT_ALONE.map((name) => [
      name,
      answering(async () => {
        complain(`wx.${name}: not in the single-page mode`);
        throw new Error(`${name}:fail not in the single-page mode`);
      }),
    ]),
  );
}

function openedBy(launch: PhoneWorld['launch']): Record<string, unknown> {
  const options = launchOptions(launch);
  return { getLaunchOptionsSync: () => options, getEnterOptionsSync: () => options };
}

/** As an app is told it too. */
export function launchOptions(launch: PhoneWorld['launch']) {
  const [path = '', search = ''] = (launch?.url ?? '').split('?');
  const query = Object.fromEntries(new URLSearchParams(search));
  return { path: path.replace(/^\//, ''), query, scene: launch?.scene ?? 1001 };
}

function failure(errMsg: string, errCode: number): Error {
  return Object.assign(new Error(errMsg), { errCode });
}

/** A function of WeChat's: a promise, and the callbacks of its options too. */
function answering<O>(work: (options: O & Options) => Promise<unknown>) {
  return async (options: O & Options): Promise<unknown> => {
    const given = options ?? ({} as O & Options);
    try {
      const result = await work(given);
      given.success?.(result);
      given.complete?.(result);
      return result;
    } catch (error) {
      const { errCode } = error as { errCode?: number };
      const told = { errMsg: error instanceof Error ? error.message : String(error), ...(errCode && { errCode }) };
      given.complete?.(told);
      if (given.fail === undefined) throw Object.assign(new Error(told.errMsg), told);
      given.fail(told);
      return told;
    }
  };
}

async function request({ api, parse, complain }: PhoneWorld, { url, method = 'GET', data, header }: RequestOptions) {
  if (!url.startsWith(`${api.built}/`)) complain(`wx.request: ${url} is not a request domain`);
  const answer = await fetch(url.replace(api.built, api.url), {
    method,
    headers: { ...header },
    ...(data === undefined ? {} : { body: bodyOf(data) }),
  });
  const text = await answer.text();
  return {
    statusCode: answer.status,
    header: Object.fromEntries(answer.headers),
    data: answer.headers.get('content-type')?.includes('json') ? parse(text) : text,
    errMsg: 'request:ok',
  };
}

/** What WeChat sends: bytes as they are, everything else as JSON. */
function bodyOf(data: unknown): string | Uint8Array<ArrayBuffer> {
  const isBytes = Object.prototype.toString.call(data) === '[object ArrayBuffer]';
  return isBytes ? new Uint8Array(data as ArrayBuffer) : JSON.stringify(data);
}

function readerOf({ files }: PhoneWorld) {
  return answering(async ({ filePath }: { filePath: string }): Promise<unknown> => {
    const found = files?.get(filePath);
    if (found === undefined) throw new Error(`readFile:fail no such file "${filePath}"`);
    return { data: found.slice().buffer };
  });
}

function storageOf(storage: Map<string, string>, parse: PhoneWorld['parse']): Record<string, unknown> {
  const get = (key: string) => (storage.has(key) ? parse(storage.get(key) ?? '') : '');
  return {
    getStorageSync: get,
    setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
  };
}

function phoneFacts(): Record<string, unknown> {
  return {
    getSystemInfoSync: () => ({ ...WINDOW, ...APP, ...DEVICE, ...SAFE }),
    getWindowInfo: () => ({ ...WINDOW, ...SAFE }),
    getAppBaseInfo: () => APP,
    getDeviceInfo: () => DEVICE,
    getMenuButtonBoundingClientRect: () => ({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0', envVersion: 'develop' } }),
    getScreenBrightness: answering(async () => ({ value: 0.4 })),
    getNetworkType: answering(async () => ({ networkType: 'wifi' })),
  };
}
